package dev.orrery.calendar.interchange;

import static dev.orrery.calendar.interchange.Interchange.series;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ExportEventRequest;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a file tells of a calendar, and to whom. */
@ServiceTest
class ExportIT {
    @Autowired
    private ServiceChannels channels;

    private Interchange files;

    @BeforeEach
    void setUp() {
        files = new Interchange(channels);
    }

    @Test
    void keepsPropertiesThatNoFieldStandsFor() {
        files.load(
                files.calendar,
                series("").replace("SUMMARY:Weekly", "SUMMARY:Weekly\nX-THEIRS;A=\"b,c\":1\\,2\nCONTACT:Jo"));

        assertThat(files.exported()).contains("X-THEIRS;A=\"b,c\":1\\,2\r\n").contains("CONTACT:Jo\r\n");
    }

    @Test
    void exportsBusyTimesOnlyToThoseWhoSeeNoMore() {
        files.load(files.calendar, series(""));
        files.world.grant(files.world.ada, files.calendar, files.world.ben, AccessRule.Role.FREE_BUSY);

        String exported = new String(files.export(files.calendar, files.world.ben), StandardCharsets.UTF_8);

        assertThat(exported)
                .contains("SUMMARY:Busy")
                .contains("RRULE:FREQ=WEEKLY")
                .doesNotContain("Weekly");
    }

    @Test
    void exportsOneEvent() {
        files.load(files.calendar, series(""));
        Event event = files.list(files.calendar).getFirst();

        HttpBody body = files.world
                .interchange(files.world.ada)
                .exportEvent(
                        ExportEventRequest.newBuilder().setName(event.getName()).build());

        assertThat(body.getContentType()).startsWith("text/calendar");
        assertThat(body.getData().toStringUtf8()).contains("TZID:Europe/Berlin").contains("UID:weekly");
    }
}
