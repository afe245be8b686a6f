package dev.orrery.gateway.transcoding.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON in UTF-8 as it grows, without spaces. */
public final class JsonBytes {
    private static final byte[] NONE = {};
    private static final byte[][] ESCAPES = new byte[128][];
    private static final boolean[] IS_PLAIN = new boolean[256];
    private static final byte[] LINE_SEPARATOR = bytes("\\u2028");
    private static final byte[] PARAGRAPH_SEPARATOR = bytes("\\u2029");

    static {
        Arrays.fill(ESCAPES, NONE);
        for (int c = 0; c < ' '; c++) {
            ESCAPES[c] = bytes("\\u%04x".formatted(c));
        }
        // What would mean something in HTML is spelled out too, for those who put an answer into a page.
        for (char c : "<>&='".toCharArray()) {
            ESCAPES[c] = bytes("\\u%04x".formatted((int) c));
        }
        ESCAPES['"'] = bytes("\\\"");
        ESCAPES['\\'] = bytes("\\\\");
        ESCAPES['\t'] = bytes("\\t");
        ESCAPES['\b'] = bytes("\\b");
        ESCAPES['\n'] = bytes("\\n");
        ESCAPES['\r'] = bytes("\\r");
        ESCAPES['\f'] = bytes("\\f");
        for (int c = 0; c < ESCAPES.length; c++) {
            IS_PLAIN[c] = ESCAPES[c].length == 0;
        }
    }

    private byte[] bytes;
    private int size;

    /** Has room for so many bytes before it has to grow. */
    public JsonBytes(int expectedSize) {
        bytes = new byte[expectedSize];
    }

    /** Adds what is JSON already. */
    public JsonBytes raw(String json) {
        return raw(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds what is JSON already. */
    public JsonBytes raw(byte[] json) {
        return raw(json, 0, json.length);
    }

    /** What there is so far; nothing may be added afterwards. */
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    JsonBytes raw(char ascii) {
        growBy(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    /** Adds what is a number or base64 in quotes. */
    JsonBytes quoted(String ascii) {
        return raw('"').raw(ascii).raw('"');
    }

    /** Adds a comma, unless what comes next is the first of its object or list. */
    JsonBytes separated() {
        return isFirst() ? this : raw(',');
    }

    /** Adds what begins with a comma, without it if it is the first of its object. */
    JsonBytes member(byte[] json) {
        int comma = isFirst() ? 1 : 0;
        return raw(json, comma, json.length - comma);
    }

    /** Adds a string in quotes, from its UTF-8. */
    JsonBytes string(byte[] source, int from, int length) throws UnusualAnswerException {
        growBy(length + 2);
        bytes[size++] = '"';
        int end = from + length;
        int done = from;
        int at = plainUpTo(source, from, end);
        while (at < end) {
            boolean isAscii = source[at] >= 0;
            int next = at + (isAscii ? 1 : Utf8.length(source, at, end));
            byte[] escape = isAscii ? ESCAPES[source[at]] : lineEnd(source, at, next);
            if (escape.length > 0) {
                raw(source, done, at - done).raw(escape);
                done = next;
            }
            at = plainUpTo(source, next, end);
        }
        return raw(source, done, end - done).raw('"');
    }

    /** Adds the last digits of a number that is not negative. */
    JsonBytes digits(int value, int count) {
        growBy(count);
        int rest = value;
        for (int at = size + count - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
        return this;
    }

    int size() {
        return size;
    }

    /** Whether what was added since there were so many bytes begins as a string. */
    boolean isStringFrom(int start) {
        return start < size && bytes[start] == '"';
    }

    /** Whether this is what was added since there were so many bytes. */
    boolean isFrom(int start, byte[] json) {
        return Arrays.equals(bytes, start, size, json, 0, json.length);
    }

    /** What was added since there were so many bytes, which is ASCII or to be compared only. */
    String textFrom(int start) {
        return new String(bytes, start, size - start, StandardCharsets.ISO_8859_1);
    }

    /** Takes back what was added since there were so many bytes. */
    void cutTo(int start) {
        size = start;
    }

    /** Most of an answer is gone through here, so it does nothing else. */
    private static int plainUpTo(byte[] source, int from, int end) {
        int at = from;
        while (at < end && IS_PLAIN[source[at] & 0xff]) {
            at++;
        }
        return at;
    }

    private JsonBytes raw(byte[] source, int from, int length) {
        growBy(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
        return this;
    }

    private boolean isFirst() {
        byte last = bytes[size - 1];
        return last == '{' || last == '[';
    }

    private void growBy(int count) {
        if (count > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, count)));
        }
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    /** JavaScript takes two characters beyond ASCII for line ends, which a string must not have. */
    private static byte[] lineEnd(byte[] source, int from, int to) {
        if (to - from != 3 || source[from] != (byte) 0xe2 || source[from + 1] != (byte) 0x80) {
            return NONE;
        }
        return switch (source[from + 2] & 0xff) {
            case 0xa8 -> LINE_SEPARATOR;
            case 0xa9 -> PARAGRAPH_SEPARATOR;
            default -> NONE;
        };
    }
}
