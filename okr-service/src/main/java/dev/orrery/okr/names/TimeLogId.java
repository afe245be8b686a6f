package dev.orrery.okr.names;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;

/**
 * Identifies a time log of a task within its organisation.
 *
 * @param value identifies it within its task
 */
public record TimeLogId(TaskId task, String value) {
    public static final NamePattern NAME = NamePattern.of("orgs/{org}/tasks/{task}/timeLogs/{time_log}");

    /** The resource's name. */
    public String in(Organization organization) {
        return NAME.format(organization.alias(), task.value(), value);
    }
}
