package dev.orrery.gateway.transcoding.paths;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Undoes percent-encoding in a part of a path. Unlike a form decoder it leaves {@code +} alone. */
final class PercentDecoding {
    private PercentDecoding() {}

    /** Decodes everything: for a variable that is one segment, and to compare with literals. */
    static String decode(String text) {
        return decode(text, false);
    }

    /**
     * Decodes everything but an encoded slash, which stays as it is: for a variable of several segments, where the
     * slash that separates must differ from the slash within (google/api/http.proto, "Path template syntax").
     */
    static String decodeKeepingSlashes(String text) {
        return decode(text, true);
    }

    private static String decode(String text, boolean keepSlash) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int index = 0;
        while (index < text.length()) {
            char c = text.charAt(index);
            if (c != '%') {
                out.writeBytes(text.substring(index, index + 1).getBytes(StandardCharsets.UTF_8));
                index++;
                continue;
            }
            int value = hexPair(text, index + 1);
            if (keepSlash && value == '/') {
                out.writeBytes(text.substring(index, index + 3).getBytes(StandardCharsets.US_ASCII));
            } else {
                out.write(value);
            }
            index += 3;
        }
        return utf8(out.toByteArray(), text);
    }

    private static int hexPair(String text, int start) {
        int high = start + 1 < text.length() ? Character.digit(text.charAt(start), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(start + 1), 16);
        if (low < 0) {
            throw new MalformedPathException(
                    "path: '%' at " + (start - 1) + " of " + text + " (expected: two hexadecimal digits after it)");
        }
        return high * 16 + low;
    }

    private static String utf8(byte[] bytes, String text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedPathException("path: " + text + " (expected: percent-encoded UTF-8)", e);
        }
    }
}
