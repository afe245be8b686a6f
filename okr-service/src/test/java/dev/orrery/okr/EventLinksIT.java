package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.RetryInfo;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.kit.testing.TestTokens;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Link;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Links from events, which another service keeps and its rules guard. */
@OkrTest
class EventLinksIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeCalendar calendar;

    private final Organization acme = TestCaller.organization("acme");
    private final TestCaller adaCaller = TestCaller.named("ada").in(acme, OrganizationRole.MEMBER);

    @Test
    void asksForAnEventInTheCallersName() {
        KeyResult target = ada().steps();
        calendar.add(event("planning", "Planning"));

        Link link = ada().link(eventName("planning"), target.getName());

        assertThat(link.getSourceTitle()).isEqualTo("Planning");
        assertThat(link.getWeight().getValue()).isEqualTo("1");
        assertThat(link.getScope()).isEqualTo(Link.Scope.SERIES);
        assertThat(ada().linksNow()).containsExactly(link);
        assertThat(calendar.tokens).contains("Bearer " + TestTokens.of(adaCaller));
    }

    @Test
    void refusesAnEventThatTheCallerMayNotRead() {
        KeyResult target = ada().steps();
        Event timesOnly = event("busy", "").toBuilder().clearUid().build();
        calendar.events.put(timesOnly.getName(), timesOnly);

        assertThat(Refusal.of(() -> ada().link(eventName("none"), target.getName()))
                        .reason())
                .isEqualTo("LINK_SOURCE_NOT_FOUND");
        assertThat(Refusal.of(() -> ada().link(timesOnly.getName(), target.getName()))
                        .reason())
                .isEqualTo("LINK_SOURCE_NOT_FOUND");
    }

    @Test
    void keepsAPrivateEventsTitleToItself() {
        calendar.add(event("doctor", "Doctor").toBuilder()
                .setVisibility(Event.Visibility.PRIVATE)
                .build());

        assertThat(ada().link(eventName("doctor"), ada().steps().getName()).getSourceTitle())
                .isEmpty();
    }

    @Test
    void saysWhenToComeAgainWhileTheCalendarServiceIsAway() {
        KeyResult target = ada().steps();
        calendar.refuseAll = Status.UNAVAILABLE;
        try {
            Refusal refusal = Refusal.of(() -> ada().link(eventName("planning"), target.getName()));

            assertThat(refusal.reason()).isEqualTo("TEMPORARILY_UNAVAILABLE");
            assertThat(refusal.detail(RetryInfo.class)).isPresent();
        } finally {
            calendar.refuseAll = null;
        }
    }

    @Test
    void linksOneOccurrenceThatExists() {
        KeyResult target = ada().steps();
        calendar.add(event("weekly", "Weekly"));
        calendar.add(event("weekly", "Weekly").toBuilder()
                .setName(eventName("weekly") + "/instances/20261121T090000Z")
                .build());
        Link.Builder link = Link.newBuilder()
                .setSource(eventName("weekly"))
                .setTarget(target.getName())
                .setScope(Link.Scope.OCCURRENCE);

        assertThat(Refusal.of(() -> ada().link(link.clone().setOccurrence("20261122T090000Z")))
                        .reason())
                .isEqualTo("LINK_SOURCE_NOT_FOUND");
        assertThat(ada().link(link.setOccurrence("20261121T090000Z")).getScope())
                .isEqualTo(Link.Scope.OCCURRENCE);
    }

    private Client ada() {
        return new Client(channels.as(adaCaller), acme);
    }

    private String eventName(String event) {
        return acme.name() + "/calendars/team/events/" + event;
    }

    private Event event(String id, String title) {
        return Event.newBuilder()
                .setName(eventName(id))
                .setUid(id)
                .setTitle(title)
                .build();
    }
}
