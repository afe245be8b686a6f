package dev.orrery.okr.links;

import static dev.orrery.okr.schema.Tables.LINK;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.rows.FilterConditions;
import org.jooq.Condition;

/** Which links have this source, or this target? */
final class LinkConditions {
    private LinkConditions() {}

    static Condition of(LinkSource source) {
        return switch (source) {
            case LinkSource.Event event ->
                LINK.SOURCE_CALENDAR_ID
                        .eq(event.id().calendar())
                        .and(LINK.SOURCE_EVENT_ID.eq(event.id().value()));
            case LinkSource.Task task -> LINK.SOURCE_TASK_ID.eq(task.id().value());
            case LinkSource.Project project ->
                LINK.SOURCE_PROJECT_ID.eq(project.id().value());
        };
    }

    static Condition of(LinkTarget target) {
        return switch (target) {
            case LinkTarget.KeyResult keyResult ->
                LINK.TARGET_OBJECTIVE_ID
                        .eq(keyResult.id().objective().value())
                        .and(LINK.TARGET_KEY_RESULT_ID.eq(keyResult.id().value()));
            case LinkTarget.Kpi kpi -> LINK.TARGET_KPI_ID.eq(kpi.id().value());
        };
    }

    static FilterConditions filters(Organization organization) {
        References references = new References(organization);
        return new FilterConditions()
                .on("source", name -> of(LinkSource.parse(references, "filter", name)))
                .on("target", name -> of(LinkTarget.parse(references, "filter", name)));
    }
}
