package dev.orrery.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Cuts a set in two at an instance. Rules that end by COUNT have their instances counted out between the halves, others
 * end the first half by UNTIL; what a rule takes from DTSTART is written into it where the new DTSTART would say otherwise.
 */
final class SetSplitter {
    private final RecurrenceSet set;
    private final SetPlan plan;
    private final long key;
    private final EventTime newStart;
    private final Work work;

    SetSplitter(RecurrenceSet set, SetPlan plan, RecurrenceId id, Work work) {
        this.set = set;
        this.plan = plan;
        this.key = plan.keyOf(id.time());
        this.newStart = plan.timeOf(key);
        this.work = work;
    }

    Split split() {
        if (!plan.hasInstance(key, set.overrides(), work)) {
            return work.isSpent() ? new Split.BudgetSpent() : new Split.NoSuchInstance();
        }
        if (plan.backward(Range.before(key), work).next() == Cursor.END
                && set.overrides().stream().noneMatch(this::isBefore)) {
            return work.isSpent() ? new Split.BudgetSpent() : new Split.FirstInstance();
        }
        RecurrenceSetBuilder before = set.toBuilder().emptyCopy(set.start());
        RecurrenceSetBuilder from = set.toBuilder().emptyCopy(newStart);
        for (RuleSource source : plan.rules()) {
            if (!splitRule(source, before, from)) {
                return new Split.NotExpressible(source.rule());
            }
        }
        for (RuleSource source : plan.exceptionRules()) {
            if (!splitException(source, before, from)) {
                return new Split.NotExpressible(source.rule());
            }
        }
        splitDates(before, from);
        splitOverrides(before, from);
        return work.isSpent() ? new Split.BudgetSpent() : new Split.Halves(before.build(), from.build());
    }

    /** False if the rule cannot go on from the new start. */
    private boolean splitRule(RuleSource source, RecurrenceSetBuilder before, RecurrenceSetBuilder from) {
        RecurrenceRule rule = source.rule();
        long passed = rule.count == 0 ? 0 : source.countBefore(key, work);
        // A rule that has not begun yet stays with an end, lest the set seem to have none.
        if (rule.count == 0 || passed == 0) {
            before.rule(rule.toBuilder().until(lastSecondBefore(rule)).build(Leniency.LENIENT));
        } else {
            before.rule(withCount(rule, passed));
        }
        if (rule.count != 0 && passed >= rule.count) {
            return true;
        }
        RecurrenceRule onward = source.plan().pinnedAt(Locals.secondsOf(newStart));
        if (onward == null) {
            return false;
        }
        boolean generatesCut = source.generatesKey(key, work);
        boolean generatesStart = plan.source(onward, newStart, from.gapPolicy).generatesStart();
        if (!generatesStart && from.startPolicy == StartPolicy.IF_GENERATED && generatesCut) {
            from.date(RecurrenceDate.at(newStart));
        }
        long remaining = rule.count - passed;
        if (!generatesStart) {
            remaining += (from.startPolicy == StartPolicy.ALWAYS ? 1 : 0) - (generatesCut ? 1 : 0);
        }
        if (rule.count == 0) {
            from.rule(onward);
        } else if (remaining > 0) {
            from.rule(withCount(onward, remaining));
        }
        return true;
    }

    private boolean splitException(RuleSource source, RecurrenceSetBuilder before, RecurrenceSetBuilder from) {
        RecurrenceRule rule = source.rule();
        before.exceptionRule(rule);
        long passed = rule.count == 0 ? 0 : source.countBefore(key, work);
        if (rule.count != 0 && passed >= rule.count) {
            return true;
        }
        RecurrenceRule onward = source.plan().pinnedAt(Locals.secondsOf(newStart));
        if (onward == null) {
            return false;
        }
        from.exceptionRule(rule.count == 0 ? onward : withCount(onward, rule.count - passed));
        return true;
    }

    private static RecurrenceRule withCount(RecurrenceRule rule, long count) {
        RecurrenceRuleBuilder builder = rule.toBuilder();
        builder.count = count;
        return builder.build(Leniency.LENIENT);
    }

    /** The UNTIL of the first half, unless the rule ends earlier anyway. */
    private EventTime lastSecondBefore(RecurrenceRule rule) {
        EventTime start = set.start();
        EventTime last = switch (start) {
            case EventTime.AllDay day -> day.withLocal(newStart.local().minusDays(1));
            case EventTime.Floating floating ->
                floating.withLocal(newStart.local().minusSeconds(1));
            case EventTime.Zoned _ -> EventTime.utc(Instant.ofEpochSecond(key - 1));
        };
        EventTime until = rule.until;
        return until != null && plan.keyOf(until) < plan.keyOf(last) ? until : last;
    }

    private void splitDates(RecurrenceSetBuilder before, RecurrenceSetBuilder from) {
        for (RecurrenceDate date : set.dates()) {
            (plan.keyOf(date.start()) < key ? before : from).date(date);
        }
        LocalDateTime cut = newStart.local();
        for (EventTime date : set.exceptionDates()) {
            boolean isWholeDay = date instanceof EventTime.AllDay && !(set.start() instanceof EventTime.AllDay);
            boolean isBefore =
                    isWholeDay ? date.local().toLocalDate().isBefore(cut.toLocalDate()) : plan.keyOf(date) < key;
            boolean isOnBoth = isWholeDay && date.local().toLocalDate().equals(cut.toLocalDate());
            if (isBefore || isOnBoth) {
                before.exceptionDate(date);
            }
            if (!isBefore) {
                from.exceptionDate(date);
            }
        }
    }

    private void splitOverrides(RecurrenceSetBuilder before, RecurrenceSetBuilder from) {
        InstanceOverride inForce = null;
        boolean isCutOverridden = false;
        for (InstanceOverride override : set.overrides()) {
            long at = plan.keyOf(override.id().time());
            isCutOverridden |= at == key;
            (at < key ? before : from).override(override);
            boolean isLater = inForce == null || at > plan.keyOf(inForce.id().time());
            if (override.isThisAndFuture() && at < key && isLater) {
                inForce = override;
            }
        }
        if (inForce != null) {
            long at = isCutOverridden ? following(key) : key;
            EventDuration own = plan.periods().get(at);
            while (own != null && inForce.start() != null && !isSuperseded(at)) {
                // An instance with a duration of its own keeps it where the series is moved.
                EventTime moved = onward(inForce, at).start();
                from.override(new InstanceOverride(plan.idOf(at), moved, own, false));
                at = following(at);
                own = plan.periods().get(at);
            }
            if (at != Cursor.END && !isSuperseded(at)) {
                from.override(onward(inForce, at));
            }
        }
    }

    private long following(long at) {
        return plan.forward(Range.from(at + 1), work).next();
    }

    /** Whether a later override of THISANDFUTURE comes between the cut and the first instance left to move. */
    private boolean isSuperseded(long at) {
        return set.overrides().stream()
                .filter(InstanceOverride::isThisAndFuture)
                .mapToLong(override -> plan.keyOf(override.id().time()))
                .anyMatch(later -> later >= key && later <= at);
    }

    /** The same move of all that follows, told from another instance on. */
    private InstanceOverride onward(InstanceOverride override, long at) {
        EventTime start = override.start();
        if (start == null) {
            return new InstanceOverride(plan.idOf(at), null, null, true);
        }
        long shift = plan.localOf(plan.keyOf(start))
                - plan.localOf(plan.keyOf(override.id().time()));
        return new InstanceOverride(plan.idOf(at), plan.timeOf(plan.shifted(at, shift)), override.duration(), true);
    }

    private boolean isBefore(InstanceOverride override) {
        return plan.keyOf(override.id().time()) < key;
    }
}
