package dev.orrery.calendar.freebusy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.testing.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Sets of intervals against sets of moments, on a line short enough to write every moment down. */
class IntervalSetTest {
    private static final int MOMENTS = 24;

    @Test
    void holdsTheMomentsOfItsIntervalsInTheFewest() {
        Seeds.forAll(5_000, random -> {
            List<Interval> intervals = intervals(random);
            IntervalSet set = IntervalSet.of(intervals);

            assertThat(moments(set.intervals())).isEqualTo(moments(intervals));
            for (int i = 1; i < set.intervals().size(); i++) {
                assertThat(set.intervals().get(i).start())
                        .isAfter(set.intervals().get(i - 1).end());
            }
        });
    }

    @Test
    void combinesAsSetsOfMomentsDo() {
        Seeds.forAll(5_000, random -> {
            List<Interval> left = intervals(random);
            List<Interval> right = intervals(random);
            IntervalSet a = IntervalSet.of(left);
            IntervalSet b = IntervalSet.of(right);

            BitSet either = moments(left);
            either.or(moments(right));
            BitSet both = moments(left);
            both.and(moments(right));
            BitSet only = moments(left);
            only.andNot(moments(right));
            assertThat(a.union(b)).isEqualTo(set(either));
            assertThat(a.intersection(b)).isEqualTo(set(both));
            assertThat(a.minus(b)).isEqualTo(set(only));
            assertThat(a.minus(b).union(a.intersection(b))).isEqualTo(a);
        });
    }

    @Test
    void knowsWhatItContainsAndOverlaps() {
        Seeds.forAll(5_000, random -> {
            IntervalSet set = IntervalSet.of(intervals(random));
            Interval asked = interval(random);
            BitSet moments = moments(List.of(asked));
            BitSet shared = moments(set.intervals());
            shared.and(moments);

            assertThat(set.overlaps(asked)).isEqualTo(!shared.isEmpty());
            assertThat(set.contains(asked)).isEqualTo(shared.equals(moments));
        });
    }

    @Test
    void keepsWhatIsTentativeApartFromWhatIsCertain() {
        Seeds.forAll(1_000, random -> {
            List<Interval> certain = intervals(random);
            List<Interval> tentative = intervals(random);
            Interval range = interval(random);
            BusyTimesBuilder builder = new BusyTimesBuilder(range);
            certain.forEach(interval -> builder.add(interval.start(), interval.end(), false));
            tentative.forEach(interval -> builder.add(interval.start(), interval.end(), true));
            builder.add(1, 1, random.nextBoolean());
            BusyTimes times = builder.build();

            assertThat(times.busy()).isEqualTo(IntervalSet.of(certain).intersection(IntervalSet.of(range)));
            assertThat(times.tentative())
                    .isEqualTo(IntervalSet.of(tentative)
                            .intersection(IntervalSet.of(range))
                            .minus(times.busy()));
        });
    }

    @Test
    void refusesAnIntervalWithoutLength() {
        assertThatThrownBy(() -> new Interval(moment(3), moment(3).plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: after start");
    }

    private static List<Interval> intervals(RandomGenerator random) {
        List<Interval> intervals = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            intervals.add(interval(random));
        }
        return intervals;
    }

    private static Interval interval(RandomGenerator random) {
        int start = random.nextInt(MOMENTS);
        return new Interval(moment(start), moment(start + 1 + random.nextInt(MOMENTS - start)));
    }

    private static BitSet moments(List<Interval> intervals) {
        BitSet moments = new BitSet();
        intervals.forEach(interval -> moments.set(
                (int) interval.start().getEpochSecond(), (int) interval.end().getEpochSecond()));
        return moments;
    }

    private static IntervalSet set(BitSet moments) {
        return IntervalSet.of(moments.stream()
                .mapToObj(at -> new Interval(moment(at), moment(at + 1)))
                .toList());
    }

    private static Instant moment(int at) {
        return Instant.ofEpochSecond(at);
    }
}
