package dev.orrery.kit.testing.hostile;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Single values: mostly such as clients send, now and then such as only an attacker or a broken client does. */
final class Values {
    /** One value in so many is hostile, so that a request has one or two and is not refused for its first field. */
    private static final int HOSTILE_ONE_IN = 12;
    /** One request in so many has none, so that there is something for the others to be about. */
    private static final int SOUND_ONE_IN = 3;

    private static final long NOW = 1_795_219_200L;
    private static final int DAY = 86_400;
    private static final int MOST_NANOS = 999_999_999;
    private static final int LONG_TEXT = 5_000;

    private static final List<String> HOSTILE_TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "-",
            "%",
            "\\",
            "'\"",
            "😀",
            "\u202e",
            "é".repeat(LONG_TEXT),
            "-1",
            "1e400",
            "NaN",
            "99999999999999999999999999",
            "0000-01-01",
            "9999-12-31",
            "0001-01-01T00:00:00",
            "9999-12-31T23:59:59-18:00",
            "P99999999D",
            "orgs/-",
            "orgs/acme/calendars/../events/*",
            "RRULE:FREQ=SECONDLY",
            "RRULE:FREQ=DAILY;COUNT=2147483648",
            "RDATE:00000101T000000Z",
            "EXDATE;VALUE=DATE:99991231",
            "a.b(c) = \"",
            "((((((((((1))))))))))",
            "https://127.0.0.1:1/",
            "Europe/Nowhere");

    /** What texts of a field look like whose name ends so; the first that fits. */
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("time_zone", List.of("Europe/Berlin", "America/New_York", "UTC", "Pacific/Apia")),
            Map.entry("date_time", List.of("2026-11-23T09:00:00", "2026-11-23T10:30:00", "2026-03-29T02:30:00")),
            Map.entry("date", List.of("2026-11-23", "2026-11-24", "2026-12-31", "2024-02-29")),
            Map.entry("recurrence", List.of("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;COUNT=9", "RDATE:20261124T080000Z")),
            Map.entry("cadence", List.of("RRULE:FREQ=WEEKLY", "RRULE:FREQ=MONTHLY;BYMONTHDAY=1")),
            Map.entry("email", List.of("ada@example.test", "ben@example.test")),
            Map.entry("filter", List.of("title = \"x\"", "create_time > \"2026-01-01T00:00:00Z\"", "a:*")),
            Map.entry("order_by", List.of("", "create_time desc")),
            Map.entry("value", List.of("1", "0.5", "-3", "100")),
            Map.entry("expression", List.of("1 + 1", "kpi('a') / kpi('b')", "sum(a)")),
            Map.entry("color", List.of("#336699")),
            Map.entry("page_token", List.of("", "", "AAAA")),
            Map.entry("uri", List.of("https://example.test/a.ics")),
            Map.entry("etag", List.of("")));

    private final RandomGenerator random;

    private final boolean isSound;

    /** The values of one request. */
    Values(RandomGenerator random) {
        this.random = random;
        this.isSound = random.nextInt(SOUND_ONE_IN) == 0;
    }

    boolean isHostile() {
        return !isSound && random.nextInt(HOSTILE_ONE_IN) == 0;
    }

    String text(String field) {
        if (isHostile()) {
            return any(HOSTILE_TEXTS);
        }
        return TEXTS.entrySet().stream()
                .filter(known -> field.endsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(this::any)
                .orElseGet(() -> "word-" + random.nextInt(100));
    }

    long integer() {
        return isHostile() ? any(List.of(0L, -1L, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE)) : 1 + random.nextInt(50);
    }

    double real() {
        return isHostile()
                ? any(List.of(Double.NaN, Double.POSITIVE_INFINITY, -1e308, -0.0, Double.MIN_VALUE))
                : random.nextInt(1_000) / 10.0;
    }

    ByteString bytes() {
        return ByteString.copyFromUtf8(
                isHostile()
                        ? any(HOSTILE_TEXTS)
                        : """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:%s
                DTSTART:20261123T090000Z
                RRULE:FREQ=%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(text("uid"), any(List.of("DAILY", "WEEKLY", "NEVER"))));
    }

    Timestamp timestamp() {
        if (isHostile()) {
            return Timestamp.newBuilder()
                    .setSeconds(any(List.of(
                            Long.MAX_VALUE,
                            Long.MIN_VALUE,
                            second("9999-12-31T23:59:59"),
                            second("0001-01-01T00:00:00"))))
                    .setNanos(any(List.of(0, -1, 1, MOST_NANOS, Integer.MAX_VALUE)))
                    .build();
        }
        return Timestamp.newBuilder()
                .setSeconds(NOW + random.nextInt(60 * DAY) - 30L * DAY)
                .build();
    }

    Duration duration() {
        long most = 315_576_000_000L;
        return Duration.newBuilder()
                .setSeconds(
                        isHostile()
                                ? any(List.of(0L, -1L, most, -most, Long.MAX_VALUE))
                                : 900L * (1 + random.nextInt(16)))
                .setNanos(isHostile() ? any(List.of(1, -1, MOST_NANOS, Integer.MIN_VALUE)) : 0)
                .build();
    }

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static long second(String local) {
        return LocalDateTime.parse(local).toEpochSecond(java.time.ZoneOffset.UTC);
    }
}
