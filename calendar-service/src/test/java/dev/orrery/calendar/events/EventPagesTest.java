package dev.orrery.calendar.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.paging.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventPagesTest {
    private static final Event FIRST = Event.newBuilder()
            .setName("orgs/acme/calendars/team/events/first")
            .setTitle("Überblick")
            .addRecurrence("RRULE:FREQ=DAILY")
            .build();

    @Test
    void areTheSameOfBytesAsOfMessages() {
        assertSentAlike(new Page<>(List.of(FIRST, Event.getDefaultInstance(), FIRST), "next"));
        assertSentAlike(new Page<>(List.of(FIRST), ""));
        assertSentAlike(new Page<>(List.of(), ""));
    }

    private static void assertSentAlike(Page<Event> page) {
        assertThat(EventPages.answerOfBytes(page.map(Event::toByteString)).toByteString())
                .isEqualTo(EventPages.answer(page).toByteString());
    }
}
