package dev.orrery.calendar.events;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.orrery.calendar.calendars.Mutations;
import dev.orrery.calendar.rooms.BookingMode;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Runs writes on events, each as one turn of its caller in one transaction. */
@Component
public final class EventTurns {
    private final Mutations mutations;
    private final ChangeLog log;
    private final Clock clock;

    EventTurns(Mutations mutations, ChangeLog log, Clock clock) {
        this.mutations = mutations;
        this.log = log;
        this.clock = clock;
    }

    /** Once per request id; {@code validateOnly} does all of it and writes nothing. */
    public <R extends Message> R run(
            String organization,
            Message request,
            boolean validateOnly,
            Parser<R> responses,
            Function<EventTurn, R> work) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(organization);
        return mutations.run(
                membership.organization(),
                caller,
                request,
                validateOnly,
                responses,
                transaction -> work.apply(new EventTurn(
                        transaction,
                        caller,
                        membership,
                        log,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        BookingMode.FAIL)));
    }
}
