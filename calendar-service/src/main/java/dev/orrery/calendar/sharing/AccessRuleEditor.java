package dev.orrery.calendar.sharing;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Grantee;
import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.CalendarChanges;
import dev.orrery.calendar.calendars.CalendarStore;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.calendars.SelectAccess;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.internal.v1.Access;
import dev.orrery.calendar.internal.v1.LoggedAccessRule;
import dev.orrery.calendar.names.AccessRuleName;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What callers do to access rules. All who do it to one calendar take turns, so two owners cannot take each other's rule
 * at once and leave nobody.
 */
@Component
final class AccessRuleEditor {
    private static final String TYPE = "accessRule";

    private final Clock clock;
    private final ChangeLog log;
    private final CalendarChanges calendarChanges;

    AccessRuleEditor(Clock clock, ChangeLog log, CalendarChanges calendarChanges) {
        this.clock = clock;
        this.log = log;
        this.calendarChanges = calendarChanges;
    }

    AccessRule create(
            OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId id, AccessRule rule) {
        Turn turn = new Turn(transaction, caller, membership, id);
        StoredCalendar calendar = turn.require(CalendarRole.MANAGE);
        Grantee grantee = AccessRuleProtos.grantee(membership.organization(), rule);
        CalendarRole role = AccessRuleProtos.role(rule, grantee);
        CalendarAccess.requireRole(calendar.role(), RuleChange.needed(role));
        Instant now = now();
        String ruleId = Ids.next(now);
        turn.rules.insert(ruleId, grantee, role, now);
        return turn.done(ChangeKind.CREATED, turn.rule(ruleId), calendar, List.of());
    }

    AccessRule update(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            AccessRuleName name,
            Update<AccessRule> update) {
        Turn turn = new Turn(transaction, caller, membership, name.calendar());
        StoredCalendar calendar = turn.require(CalendarRole.MANAGE);
        StoredRule current = turn.rule(name.rule());
        turn.requireMatch(current, update.patch().getEtag());
        AccessRule before = AccessRuleProtos.rule(membership.organization(), name.calendar(), current);
        AccessRule wanted = update.applyTo(before);
        if (update.patch().hasGrantee() && !wanted.getGrantee().equals(before.getGrantee())) {
            throw ServiceException.invalidField("access_rule.grantee", "changed (expected: the same; only role can)");
        }
        CalendarRole role = AccessRuleProtos.role(wanted, current.grantee());
        if (role == current.role()) {
            return before;
        }
        CalendarAccess.requireRole(calendar.role(), RuleChange.needed(current.role(), role));
        turn.requireAnotherOwner(current);
        turn.rules.setRole(name.rule(), role, now());
        return turn.done(ChangeKind.UPDATED, turn.rule(name.rule()), calendar, List.of("role"));
    }

    void delete(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            AccessRuleName name,
            String etag) {
        Turn turn = new Turn(transaction, caller, membership, name.calendar());
        StoredCalendar calendar = turn.require(CalendarRole.FREE_BUSY);
        StoredRule current = turn.rules
                .find(name.rule())
                .filter(rule -> turn.isOwn(rule) || calendar.role().includes(CalendarRole.MANAGE))
                .orElseThrow(() -> turn.missing(calendar, name.rule()));
        if (!turn.isOwn(current)) {
            CalendarAccess.requireRole(calendar.role(), RuleChange.needed(current.role()));
        }
        turn.requireMatch(current, etag);
        turn.requireAnotherOwner(current);
        turn.rules.delete(name.rule());
        turn.done(ChangeKind.DELETED, current, calendar, List.of());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** One change of a calendar's rules, while nobody else changes them. */
    private final class Turn {
        final OrganizationTransaction transaction;
        final Caller caller;
        final Membership membership;
        final CalendarId calendar;
        final Viewer viewer;
        final AccessRuleStore rules;
        final Access before;

        Turn(OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId calendar) {
            this.transaction = transaction;
            this.caller = caller;
            this.membership = membership;
            this.calendar = calendar;
            this.viewer = Viewers.of(caller, membership);
            this.rules = new AccessRuleStore(transaction, calendar);
            CalendarStore.lock(transaction, calendar);
            this.before = SelectAccess.of(transaction, calendar);
        }

        StoredCalendar require(CalendarRole role) {
            return CalendarAccess.require(
                    new SelectCalendars(transaction, viewer), membership.organization(), calendar, role);
        }

        StoredRule rule(String id) {
            return rules.find(id).orElseThrow(() -> notFound(id));
        }

        boolean isOwn(StoredRule rule) {
            return rule.grantee().equals(new Grantee.User(viewer.id()));
        }

        /** Whoever may not see rules learns nothing of them. */
        ServiceException missing(StoredCalendar found, String id) {
            CalendarAccess.requireRole(found.role(), CalendarRole.MANAGE);
            return notFound(id);
        }

        void requireMatch(StoredRule rule, String etag) {
            Etag.ofVersion(rule.version()).requireMatch(etag, name(rule.id()));
        }

        void requireAnotherOwner(StoredRule rule) {
            if (rule.role() == CalendarRole.OWNER && rules.otherOwners(rule.id()) == 0) {
                throw ServiceException.of(ErrorReason.LAST_OWNER, "The calendar would be left without an owner.")
                        .precondition("LAST_OWNER", name(rule.id()), "Grant OWNER to somebody else first.")
                        .build();
            }
        }

        AccessRule done(ChangeKind kind, StoredRule rule, StoredCalendar found, List<String> changedFields) {
            AccessRule after = AccessRuleProtos.rule(membership.organization(), calendar, rule);
            log.append(
                    transaction,
                    caller.id(),
                    new NewChange(
                            CalendarChanges.path(calendar) + "/access/" + rule.id(),
                            TYPE,
                            kind,
                            LoggedAccessRule.newBuilder()
                                    .setAccessRule(after)
                                    .build()
                                    .toByteString(),
                            changedFields));
            // For whoever gained the calendar by it, or lost it.
            calendarChanges.append(
                    transaction,
                    caller.id(),
                    ChangeKind.UPDATED,
                    found,
                    before,
                    SelectAccess.of(transaction, calendar),
                    List.of());
            return after;
        }

        private ServiceException notFound(String id) {
            return ServiceException.of(ErrorReason.ACCESS_RULE_NOT_FOUND, "There is no access rule of this name.")
                    .resource("accessRule", name(id))
                    .build();
        }

        private String name(String id) {
            return AccessRuleName.of(membership.organization(), calendar, id);
        }
    }
}
