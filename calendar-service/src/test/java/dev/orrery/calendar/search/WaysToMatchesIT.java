package dev.orrery.calendar.search;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Events are found by going through them or by the index on words; what is found is the same. */
@ServiceTest
class WaysToMatchesIT {
    private static final int EVENTS = 60;
    private static final List<String> WORDS = List.of("plan", "planning", "retro", "stand", "standup", "review");
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-11-23T09:00:00");

    private static final String SEARCH = """
            SELECT calendar_id, event_id, instance_id, rank
            FROM search_events(to_tsquery('folded', {0}), {1}, {2}, {3}, NULL, {4}, NULL, NULL, {5}, NULL, NULL, {6}, {7})
            """;

    /** From how many events on they are many, and how many of many are gone through. */
    private enum Way {
        THROUGH_ALL(1_000_000, 1_000_000),
        THROUGH_SOME_THEN_BY_INDEX(1_000_000, EVENTS / 2),
        BY_INDEX(0, 0);

        private final int few;
        private final int most;

        Way(int few, int most) {
            this.few = few;
            this.most = most;
        }
    }

    private record Question(
            String words,
            @Nullable String type,
            @Nullable String attendee,
            @Nullable LocalDateTime end) {}

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    private World world;
    private Calendar mine;
    private Calendar readable;

    @BeforeEach
    void begin() {
        world = new World(channels);
        mine = world.calendar(world.ada);
        readable = world.calendar(world.ada);
        RandomGenerator random = Seeds.random(1);
        for (int i = 0; i < EVENTS; i++) {
            world.create(world.ada, random.nextInt(3) == 0 ? readable : mine, event(random, i));
        }
    }

    @Test
    void findTheSame() {
        Seeds.forAll(40, random -> {
            Question question = new Question(
                    word(random) + ":*" + (random.nextBoolean() ? "" : " & " + word(random) + ":*"),
                    random.nextInt(3) == 0 ? "FOCUS" : null,
                    random.nextInt(3) == 0 ? "ben@example.test" : null,
                    random.nextInt(3) == 0 ? FIRST.plusDays(random.nextInt(EVENTS)) : null);
            List<String> through = matches(Way.THROUGH_ALL, question);
            assertThat(matches(Way.BY_INDEX, question)).isEqualTo(through);
            assertThat(matches(Way.THROUGH_SOME_THEN_BY_INDEX, question)).isEqualTo(through);
        });
    }

    @Test
    void findSomethingOfBothCalendars() {
        Question question = new Question("plan:*", null, null, null);
        for (Way way : Way.values()) {
            assertThat(matches(way, question))
                    .anyMatch(match -> match.contains(id(mine)))
                    .anyMatch(match -> match.contains(id(readable)))
                    .hasSizeLessThan(EVENTS);
        }
    }

    private List<String> matches(Way way, Question question) {
        return transactions.read(
                world.acme,
                transaction -> transaction
                        .sql()
                        .resultQuery(
                                SEARCH,
                                DSL.val(question.words()),
                                DSL.val(new String[] {id(mine)}),
                                DSL.val(new String[] {id(readable)}),
                                question.type() == null
                                        ? DSL.castNull(String[].class)
                                        : DSL.val(new String[] {question.type()}),
                                DSL.val(question.attendee(), String.class),
                                DSL.val(question.end(), LocalDateTime.class).cast(SQLDataType.TIMESTAMPWITHTIMEZONE),
                                DSL.val(way.few),
                                DSL.val(way.most))
                        .fetch(Object::toString));
    }

    private static Event event(RandomGenerator random, int number) {
        Event.Builder event = anEvent(
                word(random) + " " + word(random), FIRST.plusDays(number).toString() + ":00");
        if (random.nextBoolean()) {
            event.setDescription(word(random));
        }
        if (random.nextInt(4) == 0) {
            event.setVisibility(Event.Visibility.PRIVATE);
        }
        if (random.nextInt(3) == 0) {
            event.setEventType(Event.EventType.FOCUS);
        } else if (random.nextBoolean()) {
            event.addAttendees(Attendee.newBuilder().setEmail("Ben@example.test"));
        }
        return event.build();
    }

    private static String word(RandomGenerator random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String id(Calendar calendar) {
        return CalendarName.parse("name", calendar.getName()).calendar().value();
    }
}
