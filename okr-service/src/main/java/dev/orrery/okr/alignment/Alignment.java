package dev.orrery.okr.alignment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides the time of an event among what its links say it is for. Links with a contribution take that share, all of
 * them at most the whole; those without one share the rest by weight; what nobody takes is unaligned.
 */
public final class Alignment<T> {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** Each link's target with its weight in the whole, and last, under null, what stays unaligned. */
    private final List<@Nullable T> targets = new ArrayList<>();

    private final List<BigDecimal> weights = new ArrayList<>();

    public Alignment(List<LinkShare<T>> links) {
        BigDecimal said = sum(links.stream()
                .map(LinkShare::contributionPct)
                .map(Alignment::orZero)
                .toList());
        BigDecimal rest = WHOLE.subtract(said).max(BigDecimal.ZERO);
        BigDecimal unsaid = sum(links.stream()
                .filter(link -> link.contributionPct() == null)
                .map(LinkShare::weight)
                .toList());
        // Multiplied out by the weights that share the rest, so that nothing is rounded before the time is.
        BigDecimal scale = unsaid.signum() == 0 ? BigDecimal.ONE : unsaid;
        for (LinkShare<T> link : links) {
            BigDecimal contribution = link.contributionPct();
            targets.add(link.target());
            weights.add(contribution == null ? rest.multiply(link.weight()) : contribution.multiply(scale));
        }
        targets.add(null);
        weights.add(unsaid.signum() == 0 ? rest : BigDecimal.ZERO);
    }

    /** The parts of {@code micros}: by target, with what stays unaligned under null. They add up to it. */
    public Map<@Nullable T, Long> of(long micros) {
        List<Long> parts = Apportionment.of(micros, weights);
        Map<@Nullable T, Long> aligned = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            aligned.merge(targets.get(i), parts.get(i), Long::sum);
        }
        return aligned;
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal orZero(@Nullable BigDecimal contribution) {
        return contribution == null ? BigDecimal.ZERO : contribution;
    }
}
