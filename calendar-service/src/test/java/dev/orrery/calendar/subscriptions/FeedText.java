package dev.orrery.calendar.subscriptions;

/** Calendars as a server sends them. */
final class FeedText {
    private FeedText() {}

    static String of(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Team//EN\r\n" + String.join("", events)
                + "END:VCALENDAR\r\n";
    }

    /** An event of an hour in December; {@code more} are lines of their own. */
    static String event(String uid, int day, String title, String... more) {
        return event(uid, day, title, "20261101T000000Z", more);
    }

    static String event(String uid, int day, String title, String stamp, String[] more) {
        String date = "202612%02d".formatted(day);
        StringBuilder event = new StringBuilder("BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:" + stamp + "\r\n");
        event.append("DTSTART:")
                .append(date)
                .append("T090000Z\r\nDTEND:")
                .append(date)
                .append("T100000Z\r\n");
        event.append("SUMMARY:").append(title).append("\r\n");
        for (String line : more) {
            event.append(line).append("\r\n");
        }
        return event.append("END:VEVENT\r\n").toString();
    }
}
