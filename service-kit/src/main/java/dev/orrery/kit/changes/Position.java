package dev.orrery.kit.changes;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Comparator;

/**
 * A place in the change log: everything up to and including it has been seen. Opaque to clients.
 *
 * @param epoch of the log; positions of different epochs cannot be compared
 * @param xid of the last transaction seen
 * @param sequence of the last row seen; 0 is before all rows of the transaction
 */
public record Position(int epoch, long xid, long sequence) implements Comparable<Position> {
    private static final byte VERSION = 1;
    private static final int BYTES = 1 + Integer.BYTES + Long.BYTES + Long.BYTES;
    private static final Comparator<Position> ORDER = Comparator.comparingInt(Position::epoch)
            .thenComparingLong(Position::xid)
            .thenComparingLong(Position::sequence);

    /** Reads what {@link #encode} wrote; POSITION_INVALID for anything else. */
    public static Position parse(String encoded) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
            if (bytes.remaining() == BYTES && bytes.get() == VERSION) {
                Position position = new Position(bytes.getInt(), bytes.getLong(), bytes.getLong());
                if (position.epoch > 0 && position.xid >= 0 && position.sequence >= 0) {
                    return position;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    /** For frames and sync tokens. */
    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .putInt(epoch)
                .putLong(xid)
                .putLong(sequence);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    static Position later(Position one, Position other) {
        return one.isAfter(other) ? one : other;
    }

    private static ServiceException invalid() {
        return ServiceException.of(CommonReason.POSITION_INVALID, "The position is not one that this service gave out.")
                .build();
    }
}
