package dev.orrery.okr.links;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.names.TaskId;
import java.util.List;

/** What serves a target. */
sealed interface LinkSource {
    /** Its name. */
    String in(Organization organization);

    /** An event of calendar-service. */
    record Event(EventId id) implements LinkSource {
        @Override
        public String in(Organization organization) {
            return id.in(organization);
        }
    }

    /** A task. */
    record Task(TaskId id) implements LinkSource {
        @Override
        public String in(Organization organization) {
            return id.in(organization);
        }
    }

    /** A project. */
    record Project(ProjectId id) implements LinkSource {
        @Override
        public String in(Organization organization) {
            return id.in(organization);
        }
    }

    /** Reads the name of one of them, of this organisation. */
    static LinkSource parse(References references, String field, String name) {
        if (EventId.NAME.match(name).isPresent()) {
            List<String> ids = references.ids(field, EventId.NAME, name);
            return new Event(new EventId(ids.get(0), ids.get(1)));
        }
        if (TaskId.NAME.match(name).isPresent()) {
            return new Task(new TaskId(references.ids(field, TaskId.NAME, name).getFirst()));
        }
        if (ProjectId.NAME.match(name).isPresent()) {
            return new Project(
                    new ProjectId(references.ids(field, ProjectId.NAME, name).getFirst()));
        }
        throw ServiceException.invalidField(
                field, (name.isEmpty() ? "empty" : name) + " (expected: the name of an event, a task or a project)");
    }
}
