package dev.orrery.okr.rows;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.filters.Filter;
import dev.orrery.kit.filters.Filter.Comparison;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The fields that one list can be filtered by, and the condition that equality with a value means for each. Our filters
 * compare for equality and inequality only.
 */
public final class FilterConditions {
    private final Map<String, Function<String, Condition>> equality = new LinkedHashMap<>();

    /** Offers a field; {@code condition} refuses values that make no sense. */
    public FilterConditions on(String field, Function<String, Condition> condition) {
        equality.put(field, condition);
        return this;
    }

    /** Offers a column; {@code value} reads what the filter says, null for none. */
    public <T> FilterConditions on(String field, Field<T> column, Function<String, @Nullable T> value) {
        return on(field, text -> {
            T wanted = value.apply(text);
            return wanted == null ? column.isNull() : column.eq(wanted);
        });
    }

    /** Offers a column with the values of an enum. */
    public <E extends Enum<E>> FilterConditions on(String field, Field<String> column, Class<E> values) {
        return on(field, text -> {
            boolean isKnown = Arrays.stream(values.getEnumConstants())
                    .anyMatch(value -> value.name().equals(text));
            if (!isKnown) {
                throw ServiceException.invalidField(
                        "filter", field + "=" + text + " (expected: a value of " + values.getSimpleName() + ")");
            }
            return column.eq(text);
        });
    }

    /** The condition of a filter; none where it is empty. */
    public Condition of(String filter) {
        return Filter.parse(filter, equality.keySet()).comparisons().stream()
                .map(this::condition)
                .reduce(DSL.noCondition(), Condition::and);
    }

    private Condition condition(Comparison comparison) {
        Function<String, Condition> equal = equality.get(comparison.field());
        if (equal == null) {
            throw new IllegalStateException("filter: " + comparison.field() + " (expected: refused before)");
        }
        return switch (comparison.operator()) {
            case EQUAL -> equal.apply(comparison.value());
            // A column without a value differs from every value.
            case NOT_EQUAL -> DSL.condition("({0}) IS NOT TRUE", equal.apply(comparison.value()));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, HAS ->
                throw ServiceException.invalidField(
                        "filter", comparison.field() + comparison.operator().symbol() + " (expected: = or !=)");
        };
    }
}
