package dev.orrery.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A zone's wall clock cut into spans of one offset, so that an expansion looks a zone up once per span and not once per
 * instance. Spans are worked out by the century, when first asked for, and shared.
 */
final class ZoneTimeline {
    private static final long CENTURY_SECONDS = 36_525 * Civil.SECONDS_PER_DAY;
    private static final int CENTURIES = (int) ((Civil.MAX_LOCAL - Civil.MIN_LOCAL) / CENTURY_SECONDS) + 3;
    private static final long BEGIN = Civil.MIN_LOCAL - CENTURY_SECONDS;
    private static final long MARGIN = 3 * Civil.SECONDS_PER_DAY;
    /** Zones are few; the limit only guards against a caller that makes them up. */
    private static final int MAX_CACHED = 2_000;

    /** What floating times and whole days are read in, found without looking. */
    private static final ZoneTimeline UTC = new ZoneTimeline(ZoneOffset.UTC.getRules());

    private static final ConcurrentHashMap<ZoneId, ZoneTimeline> CACHE = new ConcurrentHashMap<>();

    private final ZoneRules rules;
    private final boolean isUtc;
    private final boolean isFixed;
    private final AtomicReferenceArray<ZoneSpans> centuries = new AtomicReferenceArray<>(CENTURIES);

    private ZoneTimeline(ZoneRules rules) {
        this.rules = rules;
        this.isUtc = rules.equals(ZoneOffset.UTC.getRules());
        this.isFixed = rules.isFixedOffset();
    }

    static ZoneTimeline of(ZoneId zone) {
        if (ZoneOffset.UTC.equals(zone)) {
            return UTC;
        }
        ZoneTimeline cached = CACHE.get(zone);
        if (cached != null) {
            return cached;
        }
        ZoneTimeline made = new ZoneTimeline(zone.getRules());
        if (CACHE.size() < MAX_CACHED) {
            CACHE.put(zone, made);
        }
        return made;
    }

    /** Whether local and universal seconds are the same. */
    boolean isUtc() {
        return isUtc;
    }

    boolean isFixed() {
        return isFixed;
    }

    /** The spans of the century that this local second is in. */
    ZoneSpans spansAt(long local) {
        int century = Math.clamp((local - BEGIN) / CENTURY_SECONDS, 0, CENTURIES - 1);
        ZoneSpans spans = centuries.get(century);
        if (spans == null) {
            spans = build(BEGIN + century * CENTURY_SECONDS);
            centuries.set(century, spans);
        }
        return spans;
    }

    /** The universal second of a local one; in a gap with the offset before it, in an overlap the first. */
    long toInstant(long local) {
        if (isUtc) {
            return local;
        }
        ZoneSpans spans = spansAt(local);
        return local - spans.offset(spans.indexOf(local));
    }

    Instant instantOf(LocalDateTime local) {
        return Instant.ofEpochSecond(toInstant(local.toEpochSecond(ZoneOffset.UTC)));
    }

    boolean isGap(long local) {
        ZoneSpans spans = spansAt(local);
        return spans.isGap(spans.indexOf(local));
    }

    long toLocal(long instant) {
        return isUtc
                ? instant
                : instant + rules.getOffset(Instant.ofEpochSecond(instant)).getTotalSeconds();
    }

    /** The first local second that exists and is at or after the instant, taking the first of an overlap. */
    long firstLocalAtOrAfter(long instant) {
        long local = toLocal(instant);
        while (true) {
            ZoneSpans spans = spansAt(local);
            int index = spans.indexOf(local);
            if (!spans.isGap(index) && local - spans.offset(index) >= instant) {
                return local;
            }
            local = spans.end(index);
        }
    }

    private ZoneSpans build(long from) {
        long to = from + CENTURY_SECONDS;
        TreeSet<Long> borders = new TreeSet<>(List.of(from));
        ZoneOffsetTransition transition = rules.nextTransition(Instant.ofEpochSecond(from - MARGIN));
        while (transition != null && transition.toEpochSecond() < to + MARGIN) {
            addBorder(borders, transition.getDateTimeBefore(), from, to);
            addBorder(borders, transition.getDateTimeAfter(), from, to);
            transition = rules.nextTransition(transition.getInstant());
        }
        ZoneSpans.Builder spans = new ZoneSpans.Builder(borders.size());
        for (long border : borders) {
            LocalDateTime local = LocalDateTime.ofEpochSecond(border, 0, ZoneOffset.UTC);
            List<ZoneOffset> offsets = rules.getValidOffsets(local);
            if (offsets.isEmpty()) {
                spans.addGap(
                        border, rules.getTransition(local).getOffsetBefore().getTotalSeconds());
            } else {
                spans.add(border, offsets.getFirst().getTotalSeconds());
            }
        }
        return spans.build(to);
    }

    private static void addBorder(Set<Long> borders, LocalDateTime local, long from, long to) {
        long border = local.toEpochSecond(ZoneOffset.UTC);
        if (border > from && border < to) {
            borders.add(border);
        }
    }
}
