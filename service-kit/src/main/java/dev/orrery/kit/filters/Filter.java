package dev.orrery.kit.filters;

import dev.orrery.kit.errors.ServiceException;
import java.util.List;
import java.util.Set;

/**
 * A list's {@code filter}, as comparisons that must all hold: {@code target="orgs/acme/kpis/x" AND weight>=2}. That is
 * what our lists offer of AIP-160; OR, NOT, parentheses and functions are refused by name, never ignored.
 */
public record Filter(List<Comparison> comparisons) {
    public Filter {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Reads a filter; empty text is no condition. Refuses a field that the list does not offer.
     *
     * @param fields the fields that the list can be filtered by
     */
    public static Filter parse(String text, Set<String> fields) {
        Filter filter = new Filter(new FilterParser(text).parse());
        for (Comparison comparison : filter.comparisons()) {
            if (!fields.contains(comparison.field())) {
                throw ServiceException.invalidField(
                        "filter",
                        comparison.field() + " (expected: one of "
                                + fields.stream().sorted().toList() + ")");
            }
        }
        return filter;
    }

    /**
     * One comparison.
     *
     * @param field as in the contract; dots lead into messages
     * @param value without its quotes
     */
    public record Comparison(String field, Operator operator, String value) {}

    /** How a field is compared. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        /** Contains: a word of a text, an element of a list, a key of a map. */
        HAS(":");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
