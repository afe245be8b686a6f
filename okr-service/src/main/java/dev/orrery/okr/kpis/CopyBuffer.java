package dev.orrery.okr.kpis;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Rows in the binary format of PostgreSQL's COPY: half of the server's work with a row as text is to read numbers and
 * moments that we have just written.
 */
final class CopyBuffer {
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int HEADER_FLAGS_AND_EXTENSION_BYTES = 8;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final BigInteger GROUP = BigInteger.valueOf(10_000);
    private static final int DIGITS_OF_GROUP = 4;
    private static final short NEGATIVE = 0x4000;
    /** A number of the contract has 30 digits at most, so 10 groups hold it. */
    private static final int MAX_GROUPS = 10;

    private static final int MAX_NUMBER_BYTES = 8 + 2 * MAX_GROUPS;

    private ByteBuffer buffer;

    CopyBuffer(int expectedBytes) {
        buffer = ByteBuffer.allocate(HEADER.length + HEADER_FLAGS_AND_EXTENSION_BYTES + expectedBytes);
        buffer.put(HEADER).putInt(0).putInt(0);
    }

    void row(int columns) {
        reserve(Short.BYTES);
        buffer.putShort((short) columns);
    }

    void text(byte[] utf8) {
        reserve(Integer.BYTES + utf8.length);
        buffer.putInt(utf8.length).put(utf8);
    }

    void text(String text) {
        text(text.getBytes(StandardCharsets.UTF_8));
    }

    void moment(Instant moment) {
        reserve(Integer.BYTES + Long.BYTES);
        buffer.putInt(Long.BYTES).putLong(ChronoUnit.MICROS.between(POSTGRES_EPOCH, moment));
    }

    void flag(boolean isSet) {
        reserve(Integer.BYTES + 1);
        buffer.putInt(1).put((byte) (isSet ? 1 : 0));
    }

    /** Groups of four decimal digits around the point, the first one's weight, the sign, and the digits after the point. */
    void number(BigDecimal number) {
        reserve(Integer.BYTES + MAX_NUMBER_BYTES);
        int scale = Math.max(number.scale(), 0);
        int groupsAfterPoint = (scale + DIGITS_OF_GROUP - 1) / DIGITS_OF_GROUP;
        BigInteger unscaled = number.setScale(groupsAfterPoint * DIGITS_OF_GROUP)
                .unscaledValue()
                .abs();
        short[] groups = new short[MAX_GROUPS];
        int count = unscaled.bitLength() < Long.SIZE ? groups(unscaled.longValue(), groups) : groups(unscaled, groups);
        buffer.putInt(8 + Short.BYTES * count)
                .putShort((short) count)
                .putShort((short) (count - groupsAfterPoint - 1))
                .putShort(number.signum() < 0 ? NEGATIVE : 0)
                .putShort((short) scale);
        for (int i = count - 1; i >= 0; i--) {
            buffer.putShort(groups[i]);
        }
    }

    /** All of it, with the mark of the end. */
    byte[] end() {
        reserve(Short.BYTES);
        buffer.putShort((short) -1);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static int groups(long unscaled, short[] groups) {
        int count = 0;
        for (long rest = unscaled; rest != 0; rest /= 10_000) {
            groups[count++] = (short) (rest % 10_000);
        }
        return count;
    }

    private static int groups(BigInteger unscaled, short[] groups) {
        int count = 0;
        for (BigInteger rest = unscaled; rest.signum() != 0; ) {
            BigInteger[] parts = rest.divideAndRemainder(GROUP);
            groups[count++] = parts[1].shortValue();
            rest = parts[0];
        }
        return count;
    }

    private void reserve(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + bytes));
            buffer = larger.put(buffer.flip());
        }
    }
}
