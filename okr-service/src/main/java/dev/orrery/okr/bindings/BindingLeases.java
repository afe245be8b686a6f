package dev.orrery.okr.bindings;

import static dev.orrery.okr.schema.Tables.KPI_BINDING;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.UserId;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.kpis.OwnedKpis;
import dev.orrery.okr.names.KpiBindingId;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import dev.orrery.okr.v1.ErrorReason;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who runs a binding: whoever takes its lease, in a transaction that ends before the source is asked. A lease outlives
 * the slowest source, and an instance that died with one by no more than that.
 */
@Component
final class BindingLeases {
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(10);

    private final Edits edits;
    private final OwnedKpis kpis;

    BindingLeases(Edits edits, OwnedKpis kpis) {
        this.edits = edits;
        this.kpis = kpis;
    }

    /** The binding that is due for the longest time; several instances take different ones. */
    Optional<Claim> takeDue(Organization organization) {
        return edits.runAs(
                Author.service(),
                organization,
                edit -> edit.sql()
                        .selectFrom(KPI_BINDING)
                        .where(
                                KPI_BINDING.ORG_ID.eq(edit.organizationId()),
                                KPI_BINDING.NEXT_RUN_TIME.le(edit.time()),
                                KPI_BINDING.LEASE_END_TIME.isNull().or(KPI_BINDING.LEASE_END_TIME.le(edit.time())))
                        .orderBy(KPI_BINDING.NEXT_RUN_TIME, KPI_BINDING.KPI_ID, KPI_BINDING.BINDING_ID)
                        .limit(1)
                        .forNoKeyUpdate()
                        .skipLocked()
                        .fetchOptional()
                        .map(row -> take(edit, row)));
    }

    /** A binding that somebody wants to run now. */
    Claim take(Member member, KpiBindingId id) {
        return edits.runAs(member.author(), member.organization(), edit -> {
            kpis.lock(edit, id.kpi());
            KpiBindingRecord row = BindingRows.lock(edit, id);
            if (row.getHookId() != null) {
                throw BindingRows.kindMismatch(edit.organization(), id, row.getSourceKind(), "a source that is asked");
            }
            if (row.getLeaseEndTime() != null && row.getLeaseEndTime().isAfter(edit.time())) {
                throw busy(edit.organization(), id);
            }
            return take(edit, row);
        });
    }

    static ServiceException busy(Organization organization, KpiBindingId id) {
        return ServiceException.of(
                        ErrorReason.KPI_BINDING_BUSY, "A run is under way, or the binding was changed during this one.")
                .resource("kpiBinding", id.in(organization))
                .retryAfter(RETRY_DELAY)
                .build();
    }

    private static Claim take(Edit edit, KpiBindingRecord row) {
        UUID lease = UUID.randomUUID();
        row.setLeaseId(lease);
        row.setLeaseEndTime(edit.time().plus(LEASE));
        edit.sql().executeUpdate(row);
        return new Claim(
                BindingProtos.id(row),
                lease,
                BindingProtos.of(edit.organization(), row),
                new UserId(row.getCreatorId()),
                edit.time());
    }
}
