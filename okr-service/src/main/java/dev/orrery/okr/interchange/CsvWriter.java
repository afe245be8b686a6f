package dev.orrery.okr.interchange;

/** Writes CSV as RFC 4180 has it. */
final class CsvWriter {
    private final StringBuilder text = new StringBuilder();

    void row(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        text.append("\r\n");
    }

    private static String cell(String text) {
        boolean isPlain = text.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
