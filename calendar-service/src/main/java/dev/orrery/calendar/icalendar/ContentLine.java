package dev.orrery.calendar.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One property of a component, {@code NAME;PARAM=value:value}, unfolded (RFC 5545 3.1). Nothing is lost between reading
 * and writing, so properties that Orrery has no field for survive a round trip; docs/decisions/0031 says why this is not
 * left to a library.
 *
 * @param name in upper case
 * @param value as it stands, escapes included
 */
public record ContentLine(String name, List<Parameter> parameters, String value) {
    public ContentLine {
        parameters = List.copyOf(parameters);
    }

    static ContentLine of(String name, String value) {
        return new ContentLine(name, List.of(), value);
    }

    /** Reads an unfolded line; a line without a name or a colon is refused. */
    static ContentLine parse(String line) {
        int colon = end(line, 0, ':');
        int nameEnd = Math.min(end(line, 0, ';'), colon);
        if (colon == line.length() || nameEnd == 0) {
            throw new MalformedLineException(line);
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int at = nameEnd; at < colon; ) {
            int next = Math.min(end(line, at + 1, ';'), colon);
            parameters.add(Parameter.parse(line.substring(at + 1, next)));
            at = next;
        }
        return new ContentLine(
                line.substring(0, nameEnd).strip().toUpperCase(Locale.ROOT), parameters, line.substring(colon + 1));
    }

    /** The first value of a parameter. */
    Optional<String> parameter(String parameterName) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(parameterName)) {
                return Optional.of(parameter.values().getFirst());
            }
        }
        return Optional.empty();
    }

    /** The line with one more parameter, unless its value is empty. */
    ContentLine with(String parameterName, String parameterValue) {
        if (parameterValue.isEmpty()) {
            return this;
        }
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(parameterName, List.of(parameterValue)));
        return new ContentLine(name, more, value);
    }

    ContentLine with(List<Parameter> others) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.addAll(others);
        return new ContentLine(name, more, value);
    }

    /** The line as it is written, unfolded. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(name);
        parameters.forEach(parameter -> line.append(';').append(parameter));
        return line.append(':').append(value).toString();
    }

    /** Where {@code delimiter} next stands outside of quotes, or the line's length. */
    private static int end(String line, int from, char delimiter) {
        boolean isQuoted = false;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == delimiter && !isQuoted) {
                return i;
            }
        }
        return line.length();
    }
}
