package dev.orrery.okr.links;

import static dev.orrery.okr.schema.Tables.LINK;

import dev.orrery.okr.calendar.EventFacts;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.keyresults.KeyResultListener;
import dev.orrery.okr.keyresults.KeyResultMoves;
import dev.orrery.okr.kpis.KpiListener;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.projects.ProjectListener;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.schema.tables.records.LinkRecord;
import dev.orrery.okr.tasks.TaskListener;
import dev.orrery.okr.v1.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** What becomes of links when one of their ends changes: they go with it, and carry its title. */
@Component
public final class LinkCascade implements TaskListener, ProjectListener, KeyResultListener, KpiListener {
    private final KeyResultMoves moves;

    LinkCascade(KeyResultMoves moves) {
        this.moves = moves;
    }

    @Override
    public void deleting(Edit edit, TaskId task) {
        Condition ofTask = LinkConditions.of(new LinkSource.Task(task));
        List<KeyResultId> served = new ArrayList<>();
        find(edit, ofTask).forEach(row -> served.addAll(LinkProtos.target(row).keyResults()));
        moves.remeasure(edit, served, () -> removeAll(edit, ofTask));
    }

    @Override
    public void deleting(Edit edit, ProjectId project) {
        removeAll(edit, LinkConditions.of(new LinkSource.Project(project)));
    }

    @Override
    public void deleting(Edit edit, KeyResultId keyResult) {
        removeAll(edit, LinkConditions.of(new LinkTarget.KeyResult(keyResult)));
    }

    @Override
    public void deleting(Edit edit, KpiId kpi) {
        removeAll(edit, LinkConditions.of(new LinkTarget.Kpi(kpi)));
    }

    /** An event is gone. */
    public void eventDeleted(Edit edit, EventId event) {
        removeAll(edit, LinkConditions.of(new LinkSource.Event(event)));
    }

    /** A calendar is gone with all of its events. */
    public void calendarDeleted(Edit edit, String calendarId) {
        removeAll(edit, LINK.SOURCE_CALENDAR_ID.eq(calendarId));
    }

    @Override
    public void renamed(Edit edit, TaskId task, String title) {
        retitle(edit, LinkConditions.of(new LinkSource.Task(task)), title);
    }

    @Override
    public void renamed(Edit edit, ProjectId project, String displayName) {
        retitle(edit, LinkConditions.of(new LinkSource.Project(project)), displayName);
    }

    /** Events may have other titles. */
    public void eventsRenamed(Edit edit, Map<EventId, String> titles) {
        for (LinkRecord row : SelectRetitledLinks.lock(edit, titles)) {
            EventId event = new EventId(row.getSourceCalendarId(), row.getSourceEventId());
            retitle(edit, row, Objects.requireNonNull(titles.get(event)));
        }
    }

    /**
     * A series goes on as another one: links of all of it are of both, links of an instance go with it. Doing it again
     * changes nothing.
     */
    public void eventSplit(Edit edit, EventId from, EventFacts to) {
        for (LinkRecord row : lock(edit, LinkConditions.of(new LinkSource.Event(from)))) {
            if (row.getScope().equals(Link.Scope.SERIES.name())) {
                copy(edit, row, to);
            } else if (row.getOccurrence().compareTo(to.firstOccurrence()) >= 0) {
                LinkStore.remove(edit, row);
                copy(edit, row, to);
            }
        }
    }

    private static void copy(Edit edit, LinkRecord link, EventFacts to) {
        LinkRecord row = link.into(new LinkRecord());
        LinkProtos.setSource(row, new LinkSource.Event(to.id()));
        row.setLinkId(Ids.orNew("", edit));
        row.setSourceTitle(to.title());
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        int made = edit.sql().insertInto(LINK).set(row).onConflictDoNothing().execute();
        if (made == 1) {
            edit.changes().created(LinkProtos.of(edit.organization(), row));
        }
    }

    private static void retitle(Edit edit, Condition condition, String title) {
        lock(edit, condition.and(LINK.SOURCE_TITLE.ne(title))).forEach(row -> retitle(edit, row, title));
    }

    private static void retitle(Edit edit, LinkRecord row, String title) {
        Link before = LinkProtos.of(edit.organization(), row);
        row.setSourceTitle(title);
        LinkStore.save(edit, row, before);
    }

    private static void removeAll(Edit edit, Condition condition) {
        lock(edit, condition).forEach(row -> LinkStore.remove(edit, row));
    }

    private static List<LinkRecord> find(Edit edit, Condition condition) {
        return edit.sql()
                .selectFrom(LINK)
                .where(LINK.ORG_ID.eq(edit.organizationId()), condition)
                .fetch();
    }

    private static List<LinkRecord> lock(Edit edit, Condition condition) {
        return edit.sql()
                .selectFrom(LINK)
                .where(LINK.ORG_ID.eq(edit.organizationId()), condition)
                .orderBy(LINK.LINK_ID)
                .forUpdate()
                .fetch();
    }
}
