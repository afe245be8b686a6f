package dev.orrery.okr.alignment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Divides a whole number so that the parts are whole numbers too and nothing is lost: by the largest remainder. */
final class Apportionment {
    private Apportionment() {}

    /** Parts of {@code whole} by weight, which are not negative and not all 0; of equal remainders the first gains. */
    static List<Long> of(long whole, List<BigDecimal> weights) {
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole < 0 || all.signum() <= 0) {
            throw new IllegalArgumentException("whole: " + whole + ", weights: " + weights
                    + " (expected: at least 0, and a weight greater than 0)");
        }
        List<Long> parts = new ArrayList<>(weights.size());
        List<BigDecimal> remainders = new ArrayList<>(weights.size());
        long left = whole;
        for (BigDecimal weight : weights) {
            BigDecimal share = weight.multiply(BigDecimal.valueOf(whole));
            BigInteger part = share.divide(all, 0, RoundingMode.DOWN).toBigInteger();
            parts.add(part.longValueExact());
            remainders.add(share.subtract(all.multiply(new BigDecimal(part))));
            left -= part.longValueExact();
        }
        int[] byRemainder = IntStream.range(0, weights.size())
                .boxed()
                .sorted((one, other) -> remainders.get(other).compareTo(remainders.get(one)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < left; i++) {
            parts.set(byRemainder[i], parts.get(byRemainder[i]) + 1);
        }
        return parts;
    }
}
