package dev.orrery.calendar.icalendar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Writes lines as they travel: UTF-8, CRLF, folded so that none is longer than 75 octets (RFC 5545 3.1). */
final class FoldedLines implements LineOutput {
    private static final int MAX_OCTETS = 75;
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n]+");
    private static final byte[] FOLD = "\r\n ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Override
    public void line(String line) {
        byte[] bytes = onOneLine(line).getBytes(StandardCharsets.UTF_8);
        int from = 0;
        int room = MAX_OCTETS;
        while (bytes.length - from > room) {
            int to = from + room;
            while (isContinuation(bytes[to])) {
                to--;
            }
            out.write(bytes, from, to - from);
            out.writeBytes(FOLD);
            from = to;
            // The blank of the fold counts.
            room = MAX_OCTETS - 1;
        }
        out.write(bytes, from, bytes.length - from);
        out.writeBytes(END);
    }

    @Override
    public int size() {
        return out.size();
    }

    @Override
    public byte[] take() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }

    /** Values that are written as they stand must not begin lines of their own; nearly none would. */
    private static String onOneLine(String line) {
        boolean isBroken = line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0;
        return isBroken ? LINE_BREAK.matcher(line).replaceAll(" ") : line;
    }

    /** Whether a byte is within a character of several octets, where no fold may be. */
    private static boolean isContinuation(byte octet) {
        return (octet & 0xC0) == 0x80;
    }
}
