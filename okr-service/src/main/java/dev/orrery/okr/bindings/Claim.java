package dev.orrery.okr.bindings;

import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.identity.UserId;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.names.KpiBindingId;
import dev.orrery.okr.sources.RunMoment;
import dev.orrery.okr.v1.KpiBinding;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The right to run a binding, which one has at a time.
 *
 * @param lease tells it from other runs of the binding
 * @param binding as it was when the run began
 * @param creator in whose name is measured
 * @param time when the run began
 */
record Claim(KpiBindingId id, UUID lease, KpiBinding binding, UserId creator, Instant time) {
    RunMoment moment() {
        return new RunMoment(time, ZoneId.of(binding.getTimeZone()));
    }

    Author author() {
        return new Author(creator, OrganizationRole.MEMBER);
    }
}
