package dev.orrery.kit.testing;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs a property on many random cases, each from a seed of its own, and names the seed of the case that failed. Set
 * {@code -Dorrery.seed=…} to run that case alone, {@code -Dorrery.cases=…} for more of them.
 */
public final class Seeds {
    private static final String SEED = "orrery.seed";
    private static final String CASES = "orrery.cases";
    private static final long FIRST_SEED = 20_261_121L;

    private Seeds() {}

    /** {@code cases} times, unless the run asks for another number. */
    public static void forAll(int cases, Consumer<RandomGenerator> property) {
        Long only = Long.getLong(SEED);
        if (only != null) {
            property.accept(random(only));
            return;
        }
        int count = Integer.getInteger(CASES, cases);
        for (int i = 0; i < count; i++) {
            long seed = FIRST_SEED + i;
            try {
                property.accept(random(seed));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "Case " + i + " failed; run it alone with -D" + SEED + "=" + seed + ": " + failure.getMessage(),
                        failure);
            }
        }
    }

    /** The generator of one seed, the same on every machine. */
    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
