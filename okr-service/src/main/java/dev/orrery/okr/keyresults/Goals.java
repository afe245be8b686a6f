package dev.orrery.okr.keyresults;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.progress.Goal;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.v1.KeyResult;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What reaching a key result means, by what is stored of it. */
public final class Goals {
    private Goals() {}

    /** The goal; refuses a row that states none, by the field that is wrong. */
    static Goal of(KeyResultRecord row) {
        KeyResult.Kind kind = KeyResult.Kind.valueOf(row.getKind());
        try {
            return of(kind, row.getStartValue(), row.getTargetValue(), row.getLowerBound(), row.getUpperBound());
        } catch (IllegalArgumentException impossible) {
            String field = kind == KeyResult.Kind.MAINTAIN ? "key_result.lower_bound" : "key_result.target_value";
            throw ServiceException.invalidField(field, kind + ", " + impossible.getMessage());
        }
    }

    /** The goal that these numbers state; an {@code IllegalArgumentException} says what is wrong with them. */
    public static Goal of(
            KeyResult.Kind kind,
            BigDecimal start,
            @Nullable BigDecimal target,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper) {
        return switch (kind) {
            case INCREASE -> new Goal.Increase(start, target(target));
            case DECREASE -> new Goal.Decrease(start, target(target));
            case MAINTAIN -> new Goal.Maintain(lower, upper);
            case MILESTONE -> new Goal.Milestone(target(target));
            case BOOLEAN -> new Goal.Done();
            case KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("kind: " + kind + " (expected: a stored one)");
        };
    }

    private static BigDecimal target(@Nullable BigDecimal target) {
        if (target == null) {
            throw new IllegalArgumentException("target: absent (expected: a decimal)");
        }
        return target;
    }
}
