package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Timestamp;
import com.google.protobuf.WireFormat;
import com.google.protobuf.util.Timestamps;
import java.io.IOException;
import java.time.LocalDate;

/** Prints a {@code google.protobuf.Timestamp} as RFC 3339 in UTC, with no more groups of digits than it needs. */
final class TimestampPrinter implements ValuePrinter {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int SECONDS_TAG = Timestamp.SECONDS_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int NANOS_TAG = Timestamp.NANOS_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;

    @Override
    public void print(Wire wire, JsonBytes out) throws IOException {
        CodedInputStream in = wire.in();
        long seconds = 0;
        int nanos = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case SECONDS_TAG -> seconds = in.readInt64();
                case NANOS_TAG -> nanos = in.readInt32();
                default -> throw new UnusualAnswerException("a timestamp of more than seconds and nanoseconds");
            }
        }
        boolean isMoment = seconds >= Timestamps.MIN_VALUE.getSeconds()
                && seconds <= Timestamps.MAX_VALUE.getSeconds()
                && nanos >= 0
                && nanos < NANOS_PER_SECOND;
        if (!isMoment) {
            throw new UnusualAnswerException("a timestamp beyond the years 1 to 9999");
        }
        print(seconds, nanos, out);
    }

    private static void print(long seconds, int nanos, JsonBytes out) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_PER_DAY));
        int time = Math.floorMod(seconds, SECONDS_PER_DAY);
        out.raw('"').digits(date.getYear(), 4).raw('-').digits(date.getMonthValue(), 2);
        out.raw('-').digits(date.getDayOfMonth(), 2);
        out.raw('T').digits(time / 3_600, 2).raw(':').digits(time / 60 % 60, 2);
        out.raw(':').digits(time % 60, 2);
        if (nanos != 0) {
            out.raw('.');
            if (nanos % 1_000_000 == 0) {
                out.digits(nanos / 1_000_000, 3);
            } else if (nanos % 1_000 == 0) {
                out.digits(nanos / 1_000, 6);
            } else {
                out.digits(nanos, 9);
            }
        }
        out.raw('Z').raw('"');
    }
}
