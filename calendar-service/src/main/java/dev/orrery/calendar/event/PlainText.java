package dev.orrery.calendar.event;

/** Text as it is kept: line ends are line feeds, and of control characters only those and tabs remain. */
final class PlainText {
    private PlainText() {}

    static String clean(String text) {
        if (text.chars().noneMatch(PlainText::isControl)) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .chars()
                .filter(c -> !isControl(c) || c == '\n')
                .forEach(c -> cleaned.append((char) c));
        return cleaned.toString();
    }

    private static boolean isControl(int c) {
        return (c < ' ' && c != '\t') || c == 0x7F;
    }
}
