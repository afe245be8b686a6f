package dev.orrery.kit.filters;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.filters.Filter.Comparison;
import dev.orrery.kit.filters.Filter.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads {@code comparison {AND comparison}} left to right. */
final class FilterParser {
    private static final int MAX_CHARS = 2000;
    private static final int MAX_COMPARISONS = 20;
    private static final List<Operator> LONGEST_FIRST = Arrays.stream(Operator.values())
            .sorted(Comparator.comparingInt(
                    (Operator operator) -> -operator.symbol().length()))
            .toList();

    private final String text;
    private int at;

    FilterParser(String text) {
        if (text.length() > MAX_CHARS) {
            throw ServiceException.invalidField(
                    "filter", text.length() + " characters (expected: at most " + MAX_CHARS + ")");
        }
        this.text = text;
    }

    List<Comparison> parse() {
        List<Comparison> comparisons = new ArrayList<>();
        skipSpace();
        while (at < text.length()) {
            if (!comparisons.isEmpty()) {
                and();
            }
            comparisons.add(comparison());
            if (comparisons.size() > MAX_COMPARISONS) {
                throw refused("at most " + MAX_COMPARISONS + " comparisons");
            }
            skipSpace();
        }
        return comparisons;
    }

    private void and() {
        int start = at;
        if (!"AND".equals(word()) || at == text.length()) {
            at = start;
            throw refused("AND and another comparison");
        }
        skipSpace();
    }

    private Comparison comparison() {
        String field = word();
        if (field.isEmpty() || !Character.isLetter(field.charAt(0))) {
            throw refused("a field");
        }
        skipSpace();
        Operator operator = operator();
        skipSpace();
        return new Comparison(field, operator, value());
    }

    private Operator operator() {
        for (Operator operator : LONGEST_FIRST) {
            if (text.startsWith(operator.symbol(), at)) {
                at += operator.symbol().length();
                return operator;
            }
        }
        throw refused("one of = != < <= > >= :");
    }

    private String value() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "()\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (start == at) {
            throw refused("a value");
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"') {
                at++;
                return value.toString();
            }
            if (next == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        throw refused("a closing quote");
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ServiceException refused(String expected) {
        return ServiceException.invalidField("filter", "at character " + at + " (expected: " + expected + ")");
    }
}
