package dev.orrery.okr.bindings;

import static dev.orrery.okr.schema.Tables.KPI_BINDING;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.kpis.Ingestion;
import dev.orrery.okr.kpis.OwnedKpis;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import dev.orrery.okr.sources.Reading;
import dev.orrery.okr.sources.SourceException;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiMeasurements;
import dev.orrery.okr.v1.MeasurementFailure;
import dev.orrery.okr.v1.RunKpiBindingResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes down how a run went, together with what it measured: in one transaction, so that neither is ever without the
 * other, and only for whoever has the lease.
 */
@Component
final class BindingOutcomes {
    private static final int MAX_MESSAGE_CHARS = 500;

    private final Edits edits;
    private final OwnedKpis kpis;
    private final Ingestion ingestion;

    BindingOutcomes(Edits edits, OwnedKpis kpis, Ingestion ingestion) {
        this.edits = edits;
        this.kpis = kpis;
        this.ingestion = ingestion;
    }

    /** Records readings; empty where the lease has passed to somebody else, or the binding is gone. */
    Optional<RunKpiBindingResponse> record(Organization organization, Claim claim, List<Reading> readings) {
        return edits.runAs(
                claim.author(),
                organization,
                edit -> leased(edit, claim).map(row -> {
                    BatchCreateMeasurementsResponse result =
                            ingest(edit, claim.id().kpi().in(organization), readings);
                    note(edit, row, result);
                    return RunKpiBindingResponse.newBuilder()
                            .setKpiBinding(BindingProtos.of(organization, row))
                            .setResult(result)
                            .build();
                }));
    }

    /** Notes that the source has not answered as it should. */
    void fail(Organization organization, Claim claim, SourceException failure) {
        edits.runAs(claim.author(), organization, edit -> {
            Optional<KpiBindingRecord> leased = leased(edit, claim);
            leased.ifPresent(row -> {
                fail(edit, row, failure.fault(), failure.text());
                NextRuns.backOff(row, edit.time());
                edit.sql().executeUpdate(row);
            });
            return leased.isPresent();
        });
    }

    /** What recording would come to or has come to. */
    BatchCreateMeasurementsResponse ingest(Edit edit, String kpi, List<Reading> readings) {
        if (readings.isEmpty()) {
            return BatchCreateMeasurementsResponse.getDefaultInstance();
        }
        return ingestion.run(
                edit,
                List.of(KpiMeasurements.newBuilder()
                        .setKpi(kpi)
                        .addAllMeasurements(
                                readings.stream().map(Reading::measurement).toList())
                        .build()));
    }

    /** Notes what recording has come to. */
    void note(Edit edit, KpiBindingRecord row, BatchCreateMeasurementsResponse result) {
        if (result.getFailuresCount() == 0) {
            end(edit, row);
            BindingRows.clearFailures(row);
            row.setLastSuccessTime(edit.time());
            NextRuns.follow(row, edit.time());
        } else {
            MeasurementFailure first = result.getFailures(0);
            fail(
                    edit,
                    row,
                    Fault.MEASUREMENTS_REFUSED,
                    result.getFailuresCount() + " not recorded; number " + first.getIndex() + ": " + first.getField()
                            + " " + first.getMessage());
            NextRuns.backOff(row, edit.time());
        }
        edit.sql().executeUpdate(row);
    }

    /** Notes why nothing was recorded; the caller saves the row. */
    static void fail(Edit edit, KpiBindingRecord row, Fault fault, String message) {
        end(edit, row);
        row.setConsecutiveFailures(row.getConsecutiveFailures() + 1);
        row.setFailureFault(fault.name());
        row.setFailureMessage(message.length() > MAX_MESSAGE_CHARS ? message.substring(0, MAX_MESSAGE_CHARS) : message);
        row.setFailureTime(edit.time());
    }

    private static void end(Edit edit, KpiBindingRecord row) {
        row.setLeaseId(null);
        row.setLeaseEndTime(null);
        row.setLastRunTime(edit.time());
    }

    private Optional<KpiBindingRecord> leased(Edit edit, Claim claim) {
        if (!kpis.lockIfThere(edit, claim.id().kpi())) {
            return Optional.empty();
        }
        return edit.sql()
                .selectFrom(KPI_BINDING)
                .where(BindingRows.key(edit.transaction(), claim.id()), KPI_BINDING.LEASE_ID.eq(claim.lease()))
                .forNoKeyUpdate()
                .fetchOptional();
    }
}
