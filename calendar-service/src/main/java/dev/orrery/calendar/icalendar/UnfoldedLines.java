package dev.orrery.calendar.icalendar;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The lines of a text after unfolding (RFC 5545 3.1), one at a time; bare line feeds and carriage returns are taken for
 * line ends too. Blank lines are left out, and the character U+0000, which nothing behind this keeps.
 */
final class UnfoldedLines {
    /** More than anything that the contract has room for. */
    static final int MAX_LINE_CHARS = 1 << 20;

    private static final int END = -1;
    private static final int BUFFER_CHARS = 8_192;

    private final Reader reader;
    private final TextEncoding encoding;

    /** What was read ahead, up to {@code filled}: a lock for each character would take longer than all else. */
    private final char[] buffer = new char[BUFFER_CHARS];

    private int filled;
    private int at;
    private int next;

    UnfoldedLines(Reader reader, TextEncoding encoding) throws IOException {
        this.reader = reader;
        this.encoding = encoding;
        advance();
    }

    /** The next line, or none at the end. */
    Optional<Line> next() throws IOException {
        while (next != END) {
            Line line = unfold();
            if (!line.text().isBlank()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private Line unfold() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean isCut = read(line);
        while (next == ' ' || next == '\t') {
            advance();
            isCut |= read(line);
        }
        // Folding is by octets and may run through a character, so octets become characters only now.
        return new Line(encoding.decode(line.toString()), isCut);
    }

    private void advance() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, reader.read(buffer));
        }
        next = filled == 0 ? END : buffer[at++];
    }

    /** Appends up to the end of a line, as far as there is room; answers whether there was not. */
    private boolean read(StringBuilder line) throws IOException {
        boolean isCut = false;
        while (next != END && next != '\n' && next != '\r') {
            if (line.length() == MAX_LINE_CHARS) {
                isCut = true;
            } else if (next != 0) {
                line.append((char) next);
            }
            advance();
        }
        if (next == '\r') {
            advance();
        }
        if (next == '\n') {
            advance();
        }
        return isCut;
    }

    /**
     * An unfolded line.
     *
     * @param isCut whether it is longer than any line may be, and its end is missing
     */
    record Line(String text, boolean isCut) {}
}
