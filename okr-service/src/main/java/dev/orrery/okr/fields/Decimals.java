package dev.orrery.okr.fields;

import com.google.type.Decimal;
import dev.orrery.kit.errors.ServiceException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decimals of the contract: never a float, at most 20 digits before the point and 10 after it. */
public final class Decimals {
    private static final int MAX_CHARS = 64;
    private static final int MAX_INTEGER_DIGITS = 20;
    private static final int MAX_SCALE = 10;
    private static final int MAX_PLAIN_CHARS = 18;
    private static final int MAX_EXPONENT_DIGITS = 2;
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1," + MAX_EXPONENT_DIGITS + "})?");

    private Decimals() {}

    /** The number in a field that must have one. */
    public static BigDecimal required(String field, boolean isPresent, Decimal decimal) {
        if (!isPresent) {
            throw ServiceException.invalidField(field, "absent (expected: a decimal)");
        }
        return read(field, decimal);
    }

    /** The number, or null where the field is absent. */
    public static @Nullable BigDecimal optional(String field, boolean isPresent, Decimal decimal) {
        return isPresent ? read(field, decimal) : null;
    }

    /** A number from 0 to 1, or null where the field is absent. */
    public static @Nullable BigDecimal ratio(String field, boolean isPresent, Decimal decimal) {
        return within(field, optional(field, isPresent, decimal), BigDecimal.ONE);
    }

    /** A number from 0 to 100, or null where the field is absent. */
    public static @Nullable BigDecimal percentage(String field, boolean isPresent, Decimal decimal) {
        return within(field, optional(field, isPresent, decimal), BigDecimal.valueOf(100));
    }

    /** A number that is not negative, or null where the field is absent. */
    public static @Nullable BigDecimal notNegative(String field, boolean isPresent, Decimal decimal) {
        BigDecimal value = optional(field, isPresent, decimal);
        if (value != null && value.signum() < 0) {
            throw ServiceException.invalidField(field, decimal.getValue() + " (expected: at least 0)");
        }
        return value;
    }

    /** A weight: not negative, 1 where the field is absent. */
    public static BigDecimal weight(String field, boolean isPresent, Decimal decimal) {
        BigDecimal value = notNegative(field, isPresent, decimal);
        return value == null ? BigDecimal.ONE : value;
    }

    /** As it is sent: without an exponent and without zeros that say nothing. */
    public static Decimal of(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Decimal.newBuilder().setValue(stripped.toPlainString()).build();
    }

    private static BigDecimal read(String field, Decimal decimal) {
        String text = decimal.getValue();
        BigDecimal plain = plainOrNull(text);
        if (plain != null) {
            return plain;
        }
        if (text.length() > MAX_CHARS || !DECIMAL.matcher(text).matches()) {
            throw ServiceException.invalidField(field, text + " (expected: a decimal such as 12.5)");
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (stripped.scale() > MAX_SCALE || stripped.precision() - stripped.scale() > MAX_INTEGER_DIGITS) {
            throw ServiceException.invalidField(
                    field, text + " (expected: at most 20 digits before the point and 10 after it)");
        }
        return stripped;
    }

    /** Most numbers are some digits and perhaps a point; null for all others. Measurements come by the million. */
    private static @Nullable BigDecimal plainOrNull(String text) {
        int length = text.length();
        int first = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == first || length > MAX_PLAIN_CHARS) {
            return null;
        }
        long unscaled = 0;
        int scale = -1;
        for (int i = first; i < length; i++) {
            char at = text.charAt(i);
            if (at == '.' && scale < 0 && i > first) {
                scale = 0;
            } else if (at >= '0' && at <= '9') {
                unscaled = unscaled * 10 + (at - '0');
                scale += scale < 0 ? 0 : 1;
            } else {
                return null;
            }
        }
        boolean endsInZero = scale > 0 && unscaled % 10 == 0;
        return scale > MAX_SCALE || endsInZero
                ? null
                : BigDecimal.valueOf(first == 1 ? -unscaled : unscaled, Math.max(scale, 0));
    }

    private static @Nullable BigDecimal within(String field, @Nullable BigDecimal value, BigDecimal max) {
        if (value != null && (value.signum() < 0 || value.compareTo(max) > 0)) {
            throw ServiceException.invalidField(field, value.toPlainString() + " (expected: 0 to " + max + ")");
        }
        return value;
    }
}
