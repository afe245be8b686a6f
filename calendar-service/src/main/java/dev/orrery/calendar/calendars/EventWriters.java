package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.tenancy.BatchedQuestion;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What must be asked of the database each time that somebody reads a remembered event. Those who ask at the same time are
 * answered together.
 */
final class EventWriters {
    private static final String CALENDARS = "calendars";
    private static final String EVENTS = "events";
    private static final String VIEWERS = "viewers";
    private static final String MEMBERS = "members";

    private static final RenderedQuery WRITERS = RenderedQuery.plannedOnce(writers());

    private final BatchedQuestion<Asked, Optional<Found>> question = new BatchedQuestion<>(EventWriters::answers);

    /**
     * Who wrote the rows, and what somebody may see of them.
     *
     * @param granted the roles that rules give the viewer
     * @param event empty where there is no such event
     */
    record Found(String calendar, List<CalendarRole> granted, Optional<String> event) {
        Found {
            granted = List.copyOf(granted);
        }
    }

    /** Empty where there is no such calendar. */
    Optional<Found> find(OrganizationTransaction transaction, EventKey event, Viewer viewer) {
        return question.ask(
                transaction, new Asked(event.calendar().value(), event.event().value(), viewer));
    }

    /** LIMIT keeps each question a look-up of its own, however few calendars there are when it is planned. */
    private static Select<?> writers() {
        Table<?> asked = DSL.table(
                        "unnest({0}, {1}, {2}, {3}) WITH ORDINALITY",
                        DSL.param(CALENDARS, SQLDataType.CLOB.array()),
                        DSL.param(EVENTS, SQLDataType.CLOB.array()),
                        DSL.param(VIEWERS, SQLDataType.UUID.array()),
                        DSL.param(MEMBERS, SQLDataType.BOOLEAN.array()))
                .as("asked", "calendar_id", "event_id", "viewer_id", "is_member", "place");
        Field<UUID> viewer = DSL.field("asked.viewer_id", UUID.class);
        Table<?> found = DSL.select(
                        OneCalendar.WRITER.as("writer"),
                        AccessFilter.grantedRoles(
                                        viewer,
                                        viewer.cast(SQLDataType.CLOB),
                                        DSL.condition(DSL.field("asked.is_member", Boolean.class)))
                                .as("granted"),
                        OneCalendar.writerOf(DSL.field("asked.event_id", String.class))
                                .as("event_writer"))
                .from(CALENDAR_)
                .where(OneCalendar.is(DSL.field("asked.calendar_id", String.class)))
                .limit(DSL.inline(1))
                .asTable("found");
        return DSL.select(DSL.field("asked.place", Integer.class))
                .select(found.fields())
                .from(asked)
                .crossJoin(DSL.lateral(found));
    }

    /** Answers each question as if it were the only one. */
    static List<Optional<Found>> answers(OrganizationTransaction transaction, List<Asked> questions) {
        List<Answer> answers = WRITERS.fetch(
                transaction,
                Map.of(
                        OneCalendar.ORGANIZATION,
                        transaction.organizationId(),
                        CALENDARS,
                        questions.stream().map(Asked::calendar).toArray(String[]::new),
                        EVENTS,
                        questions.stream().map(Asked::event).toArray(String[]::new),
                        VIEWERS,
                        questions.stream().map(asked -> asked.viewer().id()).toArray(UUID[]::new),
                        MEMBERS,
                        questions.stream()
                                .map(asked -> asked.viewer().isMember())
                                .toArray(Boolean[]::new)),
                EventWriters::answer);
        List<Optional<Found>> found = new ArrayList<>(Collections.nCopies(questions.size(), Optional.empty()));
        for (Answer answer : answers) {
            found.set(answer.place() - 1, Optional.of(answer.found()));
        }
        return found;
    }

    private static Answer answer(ResultSet row) throws SQLException {
        List<CalendarRole> granted = Arrays.stream((String[]) row.getArray(3).getArray())
                .map(CalendarRole::valueOf)
                .toList();
        return new Answer(row.getInt(1), new Found(row.getString(2), granted, Optional.ofNullable(row.getString(4))));
    }

    /** A calendar and an event of it, if there is one of this id, and who reads them. */
    record Asked(String calendar, String event, Viewer viewer) {}

    /** Where the question was among all, from 1. */
    private record Answer(int place, Found found) {}
}
