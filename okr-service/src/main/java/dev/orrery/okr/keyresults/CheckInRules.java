package dev.orrery.okr.keyresults;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.KeyResult;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Which value a check-in may report on a key result. */
final class CheckInRules {
    private static final String VALUE = "check_in.value";

    private CheckInRules() {}

    /** The reported value; null where the key result's progress comes from elsewhere. */
    static @Nullable BigDecimal value(CheckIn checkIn, KeyResultRecord keyResult) {
        KeyResult.ProgressSource source = KeyResult.ProgressSource.valueOf(keyResult.getProgressSource());
        if (source != KeyResult.ProgressSource.CHECK_IN) {
            if (checkIn.hasValue()) {
                throw ServiceException.of(
                                ErrorReason.PROGRESS_SOURCE_MISMATCH,
                                "The value of this key result comes from " + source + ", not from check-ins.")
                        .with("progressSource", source.name())
                        .build();
            }
            return null;
        }
        BigDecimal value = Decimals.required(VALUE, checkIn.hasValue(), checkIn.getValue());
        KeyResult.Kind kind = KeyResult.Kind.valueOf(keyResult.getKind());
        if (kind == KeyResult.Kind.BOOLEAN && !isZeroOrOne(value)) {
            throw ServiceException.invalidField(VALUE, value.toPlainString() + " (expected: 0 or 1)");
        }
        if (kind == KeyResult.Kind.MILESTONE && value.signum() < 0) {
            throw ServiceException.invalidField(VALUE, value.toPlainString() + " (expected: at least 0)");
        }
        return value;
    }

    private static boolean isZeroOrOne(BigDecimal value) {
        return value.signum() == 0 || value.compareTo(BigDecimal.ONE) == 0;
    }
}
