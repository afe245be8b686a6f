package dev.orrery.calendar.icalendar;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How the octets of a text become characters: as is declared, or as a byte order mark says. Where that is UTF-8 and a
 * line is not, it is read as Windows-1252, which is what programs write that do not say.
 */
final class TextEncoding {
    private static final Charset FALLBACK = Charset.forName("windows-1252");
    private static final int MAX_MARK_BYTES = 3;

    private final Charset declared;
    private final boolean isByOctets;

    private TextEncoding(Charset declared, boolean isByOctets) {
        this.declared = declared;
        this.isByOctets = isByOctets;
    }

    /** Takes off the byte order mark, if there is one. */
    static TextEncoding detect(BufferedInputStream in, Charset declared) throws IOException {
        in.mark(MAX_MARK_BYTES);
        byte[] start = in.readNBytes(MAX_MARK_BYTES);
        in.reset();
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
            return new TextEncoding(StandardCharsets.UTF_8, true);
        }
        if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE)) {
            // This charset reads the mark itself.
            return new TextEncoding(StandardCharsets.UTF_16, false);
        }
        boolean isWide = declared.name().startsWith("UTF-16") || declared.name().startsWith("UTF-32");
        return new TextEncoding(declared, !isWide);
    }

    /** Reads octets as characters of the same number, or characters where one takes several octets even in ASCII. */
    Reader reader(InputStream in) {
        return new InputStreamReader(in, isByOctets ? StandardCharsets.ISO_8859_1 : declared);
    }

    /** The characters of a line of {@link #reader}. */
    String decode(String line) {
        if (!isByOctets || isAscii(line)) {
            return line;
        }
        byte[] octets = line.getBytes(StandardCharsets.ISO_8859_1);
        if (!declared.equals(StandardCharsets.UTF_8) && !declared.equals(StandardCharsets.US_ASCII)) {
            return new String(octets, declared);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException malformed) {
            return new String(octets, FALLBACK);
        }
    }

    private static boolean isAscii(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] octets, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (octets.length <= i || (octets[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
