package dev.orrery.okr.bindings;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.names.KpiBindingId;
import dev.orrery.okr.sources.Reading;
import dev.orrery.okr.sources.RunMoment;
import dev.orrery.okr.sources.SourceException;
import dev.orrery.okr.sources.Sources;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.RunKpiBindingResponse;
import dev.orrery.okr.v1.TestKpiBindingResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs bindings: takes the lease, asks the source outside of any transaction, and writes down how it went. */
@Component
final class BindingRuns {
    private static final Logger log = LoggerFactory.getLogger(BindingRuns.class);

    private final BindingStore bindings;
    private final BindingLeases leases;
    private final BindingOutcomes outcomes;
    private final Sources sources;
    private final Edits edits;
    private final Clock clock;

    BindingRuns(
            BindingStore bindings,
            BindingLeases leases,
            BindingOutcomes outcomes,
            Sources sources,
            Edits edits,
            Clock clock) {
        this.bindings = bindings;
        this.leases = leases;
        this.outcomes = outcomes;
        this.sources = sources;
        this.edits = edits;
        this.clock = clock;
    }

    /** Runs the next binding of an organisation that is due; whether there was one. */
    boolean runNext(Organization organization) {
        Optional<Claim> due = leases.takeDue(organization);
        due.ifPresent(claim -> {
            try {
                outcomes.record(organization, claim, sources.read(organization, claim.binding(), claim.moment()));
            } catch (SourceException failure) {
                log.info("{}: {}", claim.id().in(organization), failure.text());
                outcomes.fail(organization, claim, failure);
            }
        });
        return due.isPresent();
    }

    /** Runs a binding because somebody wants it. */
    RunKpiBindingResponse run(Member member, KpiBindingId id) {
        Claim claim = leases.take(member, id);
        try {
            List<Reading> readings = sources.read(member.organization(), claim.binding(), claim.moment());
            return outcomes.record(member.organization(), claim, readings)
                    .orElseThrow(() -> BindingLeases.busy(member.organization(), id));
        } catch (SourceException failure) {
            outcomes.fail(member.organization(), claim, failure);
            throw failure.refusal();
        }
    }

    /** Says what a run would record. */
    TestKpiBindingResponse test(Member member, KpiBindingId id) {
        Organization organization = member.organization();
        KpiBinding binding = edits.read(member, transaction -> bindings.get(transaction, member.author(), id));
        if (binding.hasWebhook()) {
            throw BindingRows.kindMismatch(
                    organization, id, binding.getSourceKind().name(), "a source that is asked");
        }
        RunMoment moment =
                new RunMoment(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneId.of(binding.getTimeZone()));
        try {
            List<Reading> readings = sources.read(organization, binding, moment);
            return edits.preview(
                    member,
                    edit -> TestKpiBindingResponse.newBuilder()
                            .addAllMeasurements(
                                    readings.stream().map(Reading::measurement).toList())
                            .setResult(outcomes.ingest(edit, id.kpi().in(organization), readings))
                            .build());
        } catch (SourceException failure) {
            throw failure.refusal();
        }
    }
}
