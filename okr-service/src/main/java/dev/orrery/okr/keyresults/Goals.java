package dev.orrery.okr.keyresults;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.progress.Goal;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.v1.KeyResult;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What reaching a key result means, by its row. */
final class Goals {
    private Goals() {}

    /** The goal; refuses a row that states none, by the field that is wrong. */
    static Goal of(KeyResultRecord row) {
        KeyResult.Kind kind = KeyResult.Kind.valueOf(row.getKind());
        try {
            return switch (kind) {
                case INCREASE -> new Goal.Increase(row.getStartValue(), target(row.getTargetValue()));
                case DECREASE -> new Goal.Decrease(row.getStartValue(), target(row.getTargetValue()));
                case MAINTAIN -> new Goal.Maintain(row.getLowerBound(), row.getUpperBound());
                case MILESTONE -> new Goal.Milestone(target(row.getTargetValue()));
                case BOOLEAN -> new Goal.Done();
                case KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw new IllegalStateException("kind: " + kind + " (expected: a stored one)");
            };
        } catch (IllegalArgumentException impossible) {
            String field = kind == KeyResult.Kind.MAINTAIN ? "key_result.lower_bound" : "key_result.target_value";
            throw ServiceException.invalidField(field, kind + ", " + impossible.getMessage());
        }
    }

    private static BigDecimal target(@Nullable BigDecimal target) {
        if (target == null) {
            throw new IllegalArgumentException("target: absent (expected: a decimal)");
        }
        return target;
    }
}
