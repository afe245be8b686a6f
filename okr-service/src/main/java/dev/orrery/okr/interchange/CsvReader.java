package dev.orrery.okr.interchange;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it: cells in quotes may hold commas, line ends and doubled quotes. Blank lines are none. */
final class CsvReader {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvReader(String text) {
        this.text = text;
    }

    /**
     * A row of cells.
     *
     * @param line on which it begins, from 1
     */
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.size() == 1 && cells.getFirst().isEmpty();
        }
    }

    /**
     * All rows of a text.
     *
     * @throws IllegalArgumentException where a quote is out of place, saying on which line
     */
    static List<Row> rows(String text) {
        CsvReader reader = new CsvReader(text);
        reader.at = text.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0;
        while (reader.at < text.length()) {
            reader.row();
        }
        return reader.rows;
    }

    private void row() {
        int begin = line;
        cells = new ArrayList<>();
        do {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
        } while (skip(','));
        boolean hasReturn = skip('\r');
        boolean isEnd = skip('\n') || hasReturn;
        if (!isEnd && at < text.length()) {
            throw malformed(line, "text after a closing quote (expected: a comma or the end of the line)");
        }
        line++;
        Row row = new Row(begin, cells);
        if (!row.isBlank()) {
            rows.add(row);
        }
    }

    private String plain() {
        int begin = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw malformed(line, "a quote within a cell (expected: the whole cell in quotes, its quotes doubled)");
            }
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        int begin = line;
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"' && !skip('"')) {
                return cell.toString();
            }
            line += next == '\n' ? 1 : 0;
            cell.append(next);
        }
        throw malformed(begin, "a quote that is not closed (expected: another one)");
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private static IllegalArgumentException malformed(int line, String what) {
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}
