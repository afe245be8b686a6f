package dev.orrery.calendar.interchange;

import static dev.orrery.calendar.interchange.Interchange.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a file's components: which land, which are listed as broken, and which are left alone. */
@ServiceTest
class ImportIT {
    @Autowired
    private ServiceChannels channels;

    private Interchange files;

    @BeforeEach
    void setUp() {
        files = new Interchange(channels);
    }

    @Test
    void listsBrokenComponentsAndKeepsTheGoodOnes() {
        ImportEventsResponse response = files.load(files.calendar, """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:good
                DTSTART:20261123T090000Z
                SUMMARY:Good
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20261123T090000Z
                SUMMARY:No UID
                END:VEVENT
                BEGIN:VEVENT
                UID:no-start
                END:VEVENT
                BEGIN:VEVENT
                UID:bad-rule
                DTSTART:20261123T090000Z
                RRULE:FREQ=SOMETIMES
                END:VEVENT
                BEGIN:VEVENT
                UID:unknown-zone
                DTSTART;TZID=Nowhere:20261123T090000
                END:VEVENT
                BEGIN:VEVENT
                UID:unfinished
                DTSTART:20261123T090000Z
                END:VCALENDAR
                """);

        assertThat(response.getCreated()).isEqualTo(1);
        assertThat(response.getFailuresList())
                .extracting(ImportEventsResponse.Failure::getIndex, ImportEventsResponse.Failure::getReason)
                .containsExactly(
                        tuple(1, ErrorReason.INVALID_FIELD),
                        tuple(2, ErrorReason.INVALID_EVENT_TIME),
                        tuple(3, ErrorReason.INVALID_RECURRENCE),
                        tuple(4, ErrorReason.INVALID_EVENT_TIME),
                        tuple(5, ErrorReason.INVALID_FIELD));
    }

    @Test
    void attachesOverridesToTheirSeries() {
        files.load(files.calendar, series("""
                BEGIN:VEVENT
                UID:weekly
                RECURRENCE-ID;TZID=Europe/Berlin:20261130T090000
                DTSTART;TZID=Europe/Berlin:20261201T100000
                DTEND;TZID=Europe/Berlin:20261201T110000
                SUMMARY:Moved
                END:VEVENT
                BEGIN:VEVENT
                UID:weekly
                RECURRENCE-ID;TZID=Europe/Berlin:20261207T090000
                DTSTART;TZID=Europe/Berlin:20261207T090000
                STATUS:CANCELLED
                END:VEVENT
                """));

        Event series = files.list(files.calendar).getFirst();
        Event moved = files.world
                .events(files.world.ada)
                .getEventInstance(GetEventInstanceRequest.newBuilder()
                        .setName(series.getName() + "/instances/20261130T080000Z")
                        .build());
        assertThat(moved.getTitle()).isEqualTo("Moved");
        assertThat(moved.getStart().getDateTime()).isEqualTo("2026-12-01T10:00:00");
        assertThat(moved.getOriginalStart().getDateTime()).isEqualTo("2026-11-30T09:00:00");
        assertThat(Refusal.of(() -> files.world
                                .events(files.world.ada)
                                .getEventInstance(GetEventInstanceRequest.newBuilder()
                                        .setName(series.getName() + "/instances/20261207T080000Z")
                                        .build()))
                        .reason())
                .isEqualTo("INSTANCE_NOT_FOUND");
    }

    @Test
    void keepsAnOverrideWhoseSeriesIsNotThere() {
        String orphan = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:theirs
                RECURRENCE-ID:20261130T080000Z
                DTSTART:20261130T090000Z
                DTEND:20261130T100000Z
                SUMMARY:Only this one
                END:VEVENT
                END:VCALENDAR
                """;

        assertThat(files.load(files.calendar, orphan).getCreated()).isEqualTo(1);
        assertThat(files.load(files.calendar, orphan).getUnchanged()).isEqualTo(1);
        String exported = files.exported();
        assertThat(exported).containsOnlyOnce("BEGIN:VEVENT").contains("RECURRENCE-ID:20261130T080000Z");
    }

    @Test
    void leavesNewerOrExistingEventsAloneAsTheModeSays() {
        files.load(files.calendar, series(""));
        String changed = series("").replace("SUMMARY:Weekly", "SUMMARY:Renamed");
        String older = changed.replace("DTSTAMP:20261101", "DTSTAMP:20261001");

        assertThat(files.load(files.calendar, changed, ImportEventsRequest.Mode.SKIP)
                        .getSkipped())
                .isEqualTo(1);
        assertThat(files.load(files.calendar, older, ImportEventsRequest.Mode.UPDATE)
                        .getSkipped())
                .isEqualTo(1);
        assertThat(files.load(files.calendar, older, ImportEventsRequest.Mode.REPLACE)
                        .getUpdated())
                .isEqualTo(1);
        assertThat(files.list(files.calendar).getFirst().getTitle()).isEqualTo("Renamed");
    }

    @Test
    void refusesWhatIsNoCalendar() {
        assertThat(Refusal.of(() -> files.load(files.calendar, "hello")).reason())
                .isEqualTo("INVALID_ICALENDAR");
        assertThat(Refusal.of(() -> files.load(files.calendar, new byte[(16 << 20) + 1]))
                        .reason())
                .isEqualTo("IMPORT_TOO_LARGE");
    }
}
