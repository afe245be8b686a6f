package dev.orrery.calendar.errors;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListChangesResponse;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Instant;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reasons that belong to no feature of their own. */
@ServiceTest
class ReasonsIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private ServiceDatabase database;

    private World world;
    private Calendar calendar;

    @BeforeEach
    void setUp() {
        world = new World(channels);
        calendar = world.calendar(world.ada);
    }

    @Test
    void answersARequestIdOnceAndRefusesItForAnotherRequest() {
        Event first = create("one", "id-1");

        assertThat(create("one", "id-1")).isEqualTo(first);
        assertThat(Refusal.of(() -> create("two", "id-1")).reason()).isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void refusesTokensOfOtherQueries() {
        create("one", "");
        create("two", "");
        ListEventsRequest request = ListEventsRequest.newBuilder()
                .setParent(calendar.getName())
                .setPageSize(1)
                .build();
        String token = world.events(world.ada).listEvents(request).getNextPageToken();

        assertThat(Refusal.of(() -> world.events(world.ada)
                                .listEvents(request.toBuilder()
                                        .setPageToken(token)
                                        .setExpand(true)
                                        .build()))
                        .reason())
                .isEqualTo("PAGE_TOKEN_INVALID");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Refusal refusal = Refusal.of(() -> world.events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setPageSize(-1)
                        .build()));

        assertThat(refusal.reason()).isEqualTo("INVALID_FIELD");
        assertThat(refusal.fields()).containsExactly("page_size");
    }

    @Test
    void refusesToExpandWhatTakesTooMuchWork() {
        Event dense = world.create(
                world.ada,
                calendar,
                anEvent("dense", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=SECONDLY;INTERVAL=7;BYHOUR=9;BYDAY=MO;COUNT=900000000")
                        .build());

        assertThat(Refusal.of(() -> world.events(world.ada)
                                .listEventInstances(ListEventInstancesRequest.newBuilder()
                                        .setParent(dense.getName())
                                        .setStartTime(Timestamp.newBuilder()
                                                .setSeconds(Instant.parse("9000-01-01T00:00:00Z")
                                                        .getEpochSecond()))
                                        .build()))
                        .reason())
                .isEqualTo("RECURRENCE_TOO_DENSE");
    }

    @Test
    void saysWhereToStartAgainWhenAPositionHasExpired() {
        String old = changes("").getNextPosition();
        create("one", "");
        DSL.using(database.changes(), SQLDialect.POSTGRES)
                .transaction(run -> run.dsl().execute("""
                UPDATE change_horizon SET (xid, sequence) =
                    (SELECT xid, sequence FROM change_log ORDER BY xid DESC, sequence DESC LIMIT 1)
                """));

        assertThat(Refusal.of(() -> changes(old)).reason()).isEqualTo("POSITION_EXPIRED");
    }

    private ListChangesResponse changes(String after) {
        return world.changes(world.ada)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(after)
                        .build());
    }

    private Event create(String title, String requestId) {
        return world.events(world.ada)
                .createEvent(CreateEventRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setEvent(anEvent(title, "2026-11-23T09:00:00"))
                        .setRequestId(requestId)
                        .build());
    }
}
