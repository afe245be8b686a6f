package dev.orrery.okr.formula;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a number counts, such as {@code EUR/h}: words with the powers that they have. Percent and no unit at all are one:
 * a share.
 */
public record Unit(Map<String, Integer> powers) {
    /** Of a share, or a number of nothing in particular. */
    public static final Unit NONE = new Unit(Map.of());

    public Unit {
        powers = Map.copyOf(powers);
    }

    /** Reads words joined by {@code *} and {@code /}, each of which counts for the one word after it. */
    public static Unit parse(String text) {
        Map<String, Integer> powers = new TreeMap<>();
        String[] factors = text.split("(?=[*/])", -1);
        Arrays.stream(factors).forEach(factor -> {
            int sign = factor.startsWith("/") ? -1 : 1;
            String word = factor.replaceFirst("^[*/]", "").strip();
            if (!word.isEmpty() && !word.equals("%") && !word.equals("1")) {
                powers.merge(word, sign, Integer::sum);
            }
        });
        return of(powers);
    }

    Unit times(Unit other, int sign) {
        Map<String, Integer> product = new TreeMap<>(powers);
        other.powers.forEach((word, power) -> product.merge(word, sign * power, Integer::sum));
        return of(product);
    }

    private static Unit of(Map<String, Integer> powers) {
        powers.values().removeIf(power -> power == 0);
        return new Unit(powers);
    }

    @Override
    public String toString() {
        return powers.isEmpty()
                ? "no unit"
                : new TreeMap<>(powers)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : "^" + entry.getValue()))
                                .collect(Collectors.joining("*"));
    }
}
