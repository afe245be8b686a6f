package dev.orrery.okr.links;

import static dev.orrery.okr.schema.Tables.PROJECT;
import static dev.orrery.okr.schema.Tables.TASK;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.calendar.CalendarEvents;
import dev.orrery.okr.calendar.EventFacts;
import dev.orrery.okr.calendar.EventProjection;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.ProjectRecord;
import dev.orrery.okr.schema.tables.records.TaskRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Link;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether the source of a link is there: calendar-service says so of an event, our tables of the rest. */
@Component
public final class LinkSources {
    private static final Rows<TaskRecord> TASKS = new Rows<>(TASK, TASK.ORG_ID, TASK.TASK_ID);
    private static final Rows<ProjectRecord> PROJECTS = new Rows<>(PROJECT, PROJECT.ORG_ID, PROJECT.PROJECT_ID);

    private final CalendarEvents calendar;

    LinkSources(CalendarEvents calendar) {
        this.calendar = calendar;
    }

    /** Asks for an event in the caller's name. Before the transaction, which must not wait for another service. */
    KnownSource ask(Member member, Link link) {
        return switch (LinkProtos.source(member.organization(), link)) {
            case LinkSource.Event event ->
                new KnownSource.ReadableEvent(readable(member, event.id(), link.getOccurrence()));
            case LinkSource.Task _, LinkSource.Project _ -> new KnownSource.Ours();
        };
    }

    private EventFacts readable(Member member, EventId id, String occurrence) {
        Optional<EventFacts> facts = calendar.readableByCaller(member.organization(), id, occurrence);
        return facts.orElseThrow(() -> missingEvent(id.in(member.organization())));
    }

    /** Keeps the source from going until the transaction ends, and answers its title. */
    String hold(Edit edit, LinkSource source, KnownSource known) {
        return switch (source) {
            case LinkSource.Event event -> holdEvent(edit, event.id(), known);
            case LinkSource.Task task ->
                TASKS.share(edit.transaction(), task.id().value())
                        .orElseThrow(
                                Missing.resource(ErrorReason.TASK_NOT_FOUND, "task", source.in(edit.organization())))
                        .getTitle();
            case LinkSource.Project project ->
                PROJECTS.share(edit.transaction(), project.id().value())
                        .orElseThrow(Missing.resource(
                                ErrorReason.PROJECT_NOT_FOUND, "project", source.in(edit.organization())))
                        .getDisplayName();
        };
    }

    /** Keeps a task as it is until the transaction ends: it comes before key results in the order of locks. */
    void share(Edit edit, LinkSource source) {
        if (source instanceof LinkSource.Task task) {
            TASKS.share(edit.transaction(), task.id().value());
        }
    }

    private static String holdEvent(Edit edit, EventId id, KnownSource known) {
        return switch (known) {
            case KnownSource.ReadableEvent readable -> {
                if (!EventProjection.remember(edit, readable.facts())) {
                    throw missingEvent(id.in(edit.organization()));
                }
                yield readable.facts().title();
            }
            case KnownSource.Ours _ ->
                throw new IllegalStateException("source: " + id + " (expected: asked for before the transaction)");
        };
    }

    private static ServiceException missingEvent(String name) {
        return Missing.resource(ErrorReason.LINK_SOURCE_NOT_FOUND, "event", name)
                .get();
    }
}
