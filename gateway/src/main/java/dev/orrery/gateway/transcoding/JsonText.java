package dev.orrery.gateway.transcoding;

/** JSON as it grows, without spaces. */
final class JsonText {
    private static final String[] ESCAPES = new String[128];

    static {
        for (int c = 0; c < ' '; c++) {
            ESCAPES[c] = "\\u%04x".formatted(c);
        }
        // What would mean something in HTML is spelled out too, for those who put an answer into a page.
        for (char c : "<>&='".toCharArray()) {
            ESCAPES[c] = "\\u%04x".formatted((int) c);
        }
        ESCAPES['"'] = "\\\"";
        ESCAPES['\\'] = "\\\\";
        ESCAPES['\t'] = "\\t";
        ESCAPES['\b'] = "\\b";
        ESCAPES['\n'] = "\\n";
        ESCAPES['\r'] = "\\r";
        ESCAPES['\f'] = "\\f";
    }

    private final StringBuilder text = new StringBuilder();

    /** Adds what is JSON already. */
    JsonText raw(String json) {
        text.append(json);
        return this;
    }

    JsonText raw(char json) {
        text.append(json);
        return this;
    }

    /** Adds a string in quotes. */
    JsonText string(String value) {
        text.append('"');
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            String escape = escape(value.charAt(i));
            if (!escape.isEmpty()) {
                text.append(value, done, i).append(escape);
                done = i + 1;
            }
        }
        text.append(value, done, value.length()).append('"');
        return this;
    }

    private static String escape(char c) {
        if (c < ESCAPES.length) {
            String escape = ESCAPES[c];
            return escape == null ? "" : escape;
        }
        // JavaScript takes these two for line ends, which a string must not have.
        return c == '\u2028' ? "\\u2028" : c == '\u2029' ? "\\u2029" : "";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
