package dev.orrery.calendar.series;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InstanceBody;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.OccurrencePlanner;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.testing.Contents;
import dev.orrery.recurrence.EventTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One case of the behaviour tables: a series, an edit, and what comes of it as text. */
record SeriesCase(String title, List<String> given, String edit, String expected) {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant HORIZON = Instant.parse("2027-02-01T00:00:00Z");

    static List<SeriesCase> parse(String table) {
        List<SeriesCase> cases = new ArrayList<>();
        for (String block : table.split("(?m)^== ", -1)) {
            if (block.isBlank() || block.startsWith("#")) {
                continue;
            }
            List<String> lines = block.lines().toList();
            int cut = lines.indexOf("---");
            cases.add(new SeriesCase(
                    lines.getFirst(),
                    lines.subList(1, cut - 1),
                    lines.get(cut - 1),
                    String.join("\n", lines.subList(cut + 1, lines.size())).strip()));
        }
        return cases;
    }

    /** What the planner makes of it. */
    String actual() {
        CalendarEvent series = series();
        String[] words = edit.split(" ", 3);
        return switch (words[0]) {
            case "whole" -> {
                SeriesEdit.Edited edited = SeriesEdit.whole(series, wanted(series, series.body(), edit), NOW);
                yield render("series", edited.event()) + dropped(edited.dropped());
            }
            case "this" -> {
                InstanceId instance = new InstanceId(words[1]);
                EventBody body = body(series, instance);
                yield render(
                        "series", SeriesEdit.instance(series, instance, body, wanted(bare(series), body, edit), NOW));
            }
            case "cancel" -> {
                InstanceId instance = new InstanceId(words[1]);
                EventBody body = body(series, instance);
                EventContent gone = body.content().withStatus(EventStatus.CANCELLED);
                Wanted wanted = new Wanted(body.times(), List.of(), gone);
                yield render("series", SeriesEdit.instance(series, instance, body, wanted, NOW));
            }
            case "following" -> following(series, new InstanceId(words[1]));
            default -> throw new IllegalArgumentException(edit);
        };
    }

    private String following(CalendarEvent series, InstanceId instance) {
        return switch (SeriesSplit.of(series, instance, new EventId("right"), "right-uid", NOW)) {
            case SeriesSplit.FirstInstance _ -> "first instance";
            case SeriesSplit.NotDivisible _ -> "not divisible";
            case SeriesSplit.TooDense _ -> "too dense";
            case SeriesSplit.Halves halves -> {
                SeriesEdit.Edited edited = SeriesEdit.whole(
                        halves.from(), wanted(halves.from(), halves.from().body(), edit), NOW);
                yield render("before", halves.before()) + "\n" + render("from", edited.event())
                        + dropped(edited.dropped());
            }
        };
    }

    private static CalendarEvent bare(CalendarEvent series) {
        return CalendarEvent.of(series.id(), series.uid(), List.of(), series.body());
    }

    private static EventBody body(CalendarEvent series, InstanceId instance) {
        return OccurrencePlanner.plan(series, BERLIN, HORIZON).occurrences().stream()
                .filter(occurrence -> occurrence.instance().equals(instance))
                .map(occurrence -> InstanceBody.of(series, occurrence))
                .findFirst()
                .orElseThrow();
    }

    private static Wanted wanted(CalendarEvent event, EventBody body, String edit) {
        Map<String, String> fields = fields(edit);
        EventTimes times = fields.containsKey("start") ? moved(body.times(), time(fields.get("start"))) : body.times();
        String rule = fields.get("rule");
        return new Wanted(
                times,
                rule == null ? event.recurrence() : rule.equals("none") ? List.of() : List.of("RRULE:" + rule),
                content(body.content(), fields));
    }

    private static EventTimes moved(EventTimes times, EventTime start) {
        return start.getClass().equals(times.start().getClass()) ? times.movedTo(start) : EventTimes.startingAt(start);
    }

    private static EventContent content(EventContent content, Map<String, String> fields) {
        return Contents.of(
                fields.getOrDefault("title", content.title()),
                fields.getOrDefault("location", content.location()),
                content.status());
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        for (String word : line.split(" ", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                fields.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return fields;
    }

    private CalendarEvent series() {
        String[] first = given.getFirst().split(" ", 2);
        List<String> recurrence = new ArrayList<>();
        Map<InstanceId, EventBody> overrides = new HashMap<>();
        EventTime start = time(first[1]);
        EventTimes times = start instanceof EventTime.AllDay
                ? EventTimes.startingAt(start)
                : new EventTimes(start, start.withLocal(start.local().plusHours(1)));
        EventBody body = new EventBody(new Revision(0, NOW), times, Contents.titled("standup"));
        for (String line : given.subList(1, given.size())) {
            if (line.startsWith("override ")) {
                String[] words = line.split(" ", 3);
                InstanceId instance = new InstanceId(words[1]);
                EventTimes own = times.movedTo(instance.originalStart(start).orElseThrow());
                Map<String, String> fields = fields(line);
                EventStatus status = fields.containsKey("cancelled") ? EventStatus.CANCELLED : EventStatus.CONFIRMED;
                EventTimes moved = fields.containsKey("start") ? own.movedTo(time(fields.get("start"))) : own;
                overrides.put(
                        instance,
                        new EventBody(
                                body.revision(),
                                moved,
                                content(body.content(), fields).withStatus(status)));
            } else {
                recurrence.add(line);
            }
        }
        return CalendarEvent.of(new EventId("left"), "left-uid", recurrence, body)
                .withOverrides(overrides);
    }

    private static EventTime time(String text) {
        return text.contains("T")
                ? new EventTime.Zoned(LocalDateTime.parse(text), BERLIN)
                : new EventTime.AllDay(LocalDate.parse(text));
    }

    private static String dropped(List<InstanceId> dropped) {
        return dropped.isEmpty()
                ? ""
                : "\ndropped " + dropped.stream().map(InstanceId::value).collect(Collectors.joining(" "));
    }

    private static String render(String label, CalendarEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add((label + " sequence=" + event.body().revision().sequence() + " "
                        + event.body().times().start().local() + " " + String.join(" ", event.recurrence()))
                .strip());
        OccurrencePlanner.plan(event, BERLIN, HORIZON).occurrences().stream()
                .sorted(Comparator.comparing(Occurrence::startsAt))
                .forEach(occurrence -> lines.add(render(event, occurrence)));
        event.overrides().forEach((instance, body) -> {
            if (body.content().isCancelled()) {
                lines.add("  cancelled " + instance);
            }
        });
        return String.join("\n", lines);
    }

    private static String render(CalendarEvent event, Occurrence occurrence) {
        EventContent content = occurrence.instance().equals(InstanceId.SINGLE)
                ? event.body().content()
                : InstanceBody.of(event, occurrence).content();
        String at = content.location().isEmpty() ? "" : " @" + content.location();
        String own = occurrence.isOverride() ? " (override of " + occurrence.instance() + ")" : "";
        return "  " + occurrence.startsAt() + " " + content.title() + at + own;
    }
}
