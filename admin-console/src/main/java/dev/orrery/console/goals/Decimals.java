package dev.orrery.console.goals;

import com.google.type.Decimal;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decimal numbers of the API as people read them. */
final class Decimals {
    private Decimals() {}

    /** The number; null where the API left it out. */
    static @Nullable BigDecimal number(boolean isPresent, Decimal decimal) {
        return isPresent && !decimal.getValue().isEmpty() ? new BigDecimal(decimal.getValue()) : null;
    }

    static Decimal decimal(BigDecimal number) {
        return Decimal.newBuilder().setValue(number.toPlainString()).build();
    }

    /** {@code 1,250.5 EUR}; an en dash where there is no number. */
    static String withUnit(@Nullable BigDecimal number, String unit) {
        if (number == null) {
            return "–";
        }
        String digits =
                new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(number);
        return unit.isEmpty() ? digits : digits + " " + unit;
    }
}
