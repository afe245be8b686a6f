package dev.orrery.calendar.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InstanceBody;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.OccurrencePlanner;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.testing.Contents;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.recurrence.EventTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A series that is split, and not edited, takes place as it did: the same instances, at the same times, saying the same. */
class SplitIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant HORIZON = Instant.parse("2028-11-21T00:00:00Z");
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"));
    private static final List<String> FREQUENCIES = List.of(
            "DAILY",
            "WEEKLY",
            "WEEKLY;BYDAY=MO,WE,FR",
            "MONTHLY",
            "MONTHLY;BYDAY=2TU",
            "MONTHLY;BYMONTHDAY=-1",
            "YEARLY");

    @Test
    void splitsIntoTwoThatTakePlaceAsOneDid() {
        int[] halved = {0};
        Seeds.forAll(1_000, random -> halved[0] += check(random) ? 1 : 0);

        assertThat(halved[0]).isGreaterThan(500);
    }

    private static boolean check(RandomGenerator random) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        CalendarEvent series = series(random, zone);
        List<Occurrence> whole = occurrences(series, zone);
        if (whole.isEmpty()) {
            return false;
        }
        InstanceId cut = whole.get(random.nextInt(whole.size())).instance();
        SeriesSplit split = SeriesSplit.of(series, cut, new EventId("right"), "right", NOW);
        if (!(split instanceof SeriesSplit.Halves halves)) {
            return false;
        }
        List<String> together = Stream.concat(
                        lines(halves.before(), zone).stream(), lines(halves.from(), zone).stream())
                .sorted()
                .toList();
        assertThat(together).as("%s cut at %s", series, cut).isEqualTo(lines(series, zone));
        assertThat(halves.before().overrides().size()
                        + halves.from().overrides().size())
                .isEqualTo(series.overrides().size());
        return true;
    }

    private static CalendarEvent series(RandomGenerator random, ZoneId zone) {
        EventTime start = start(random, zone);
        EventTimes times = start instanceof EventTime.AllDay
                ? EventTimes.startingAt(start)
                : new EventTimes(start, start.withLocal(start.local().plusMinutes(90)));
        List<String> recurrence = new ArrayList<>();
        recurrence.add(rule(random));
        CalendarEvent bare = CalendarEvent.of(
                new EventId("left"),
                "left",
                recurrence,
                new EventBody(new Revision(0, NOW), times, Contents.titled("series")));
        List<Occurrence> all = occurrences(bare, zone);
        if (!all.isEmpty() && random.nextInt(3) == 0) {
            Occurrence excluded = all.get(random.nextInt(all.size()));
            recurrence.add(
                    "EXDATE" + value(excluded.instance().originalStart(start).orElseThrow()));
        }
        CalendarEvent series = CalendarEvent.of(bare.id(), bare.uid(), recurrence, bare.body());
        return series.withOverrides(overrides(random, series, zone));
    }

    private static EventTime start(RandomGenerator random, ZoneId zone) {
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(600));
        LocalDateTime local = day.atTime(random.nextInt(24), 15 * random.nextInt(4));
        return switch (random.nextInt(3)) {
            case 0 -> new EventTime.AllDay(day);
            case 1 -> new EventTime.Floating(local);
            default -> new EventTime.Zoned(local, zone);
        };
    }

    private static String rule(RandomGenerator random) {
        String rule = "RRULE:FREQ=" + FREQUENCIES.get(random.nextInt(FREQUENCIES.size())) + ";INTERVAL="
                + (1 + random.nextInt(3));
        return random.nextBoolean() ? rule + ";COUNT=" + (2 + random.nextInt(30)) : rule;
    }

    private static String value(EventTime time) {
        return switch (time) {
            case EventTime.AllDay day -> ";VALUE=DATE:" + day;
            case EventTime.Floating floating -> ":" + floating;
            case EventTime.Zoned zoned -> ";TZID=" + zoned.zone() + ":" + new EventTime.Floating(zoned.local());
        };
    }

    private static Map<InstanceId, EventBody> overrides(RandomGenerator random, CalendarEvent series, ZoneId zone) {
        TreeMap<InstanceId, EventBody> overrides = new TreeMap<>();
        for (Occurrence occurrence : occurrences(series, zone)) {
            if (random.nextInt(8) == 0) {
                EventBody body = InstanceBody.of(series, occurrence);
                EventTime start = body.times().start();
                EventTimes moved = random.nextBoolean()
                        ? body.times()
                        : body.times().movedTo(start.withLocal(start.local().plusDays(random.nextInt(20) - 10L)));
                EventStatus status = random.nextInt(3) == 0 ? EventStatus.CANCELLED : EventStatus.CONFIRMED;
                overrides.put(
                        occurrence.instance(), new EventBody(body.revision(), moved, Contents.of("own", "", status)));
            }
        }
        return overrides;
    }

    private static List<Occurrence> occurrences(CalendarEvent event, ZoneId zone) {
        return OccurrencePlanner.plan(event, zone, HORIZON).occurrences();
    }

    private static List<String> lines(CalendarEvent event, ZoneId zone) {
        return occurrences(event, zone).stream()
                .map(occurrence -> occurrence.startsAt() + "/" + occurrence.endsAt() + " "
                        + (occurrence.isOverride() ? occurrence.instance() + " own" : "series"))
                .sorted()
                .toList();
    }
}
