package dev.orrery.okr.bindings;

import static dev.orrery.okr.schema.Tables.KPI_BINDING;
import static dev.orrery.okr.schema.Tables.KPI_HOOK_CALL;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.kpis.OwnedKpis;
import dev.orrery.okr.names.KpiBindingId;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import dev.orrery.okr.sources.Reading;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.ReceiveKpiHookRequest;
import dev.orrery.okr.v1.ReceiveKpiHookResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes the calls of webhooks. Nothing is written before a call is known to be signed; then its id, what it measures and
 * how that went are, in one transaction.
 */
@Component
final class HookReceiver {
    private final OrganizationTransactions transactions;
    private final Edits edits;
    private final OwnedKpis kpis;
    private final BindingOutcomes outcomes;
    private final HookSecrets secrets;
    private final Clock clock;

    HookReceiver(
            OrganizationTransactions transactions,
            Edits edits,
            OwnedKpis kpis,
            BindingOutcomes outcomes,
            HookSecrets secrets,
            Clock clock) {
        this.transactions = transactions;
        this.edits = edits;
        this.kpis = kpis;
        this.outcomes = outcomes;
        this.secrets = secrets;
        this.clock = clock;
    }

    ReceiveKpiHookResponse receive(ReceiveKpiHookRequest request) {
        SelectHook.Hook hook = HookToken.parse(request.getToken())
                .flatMap(token -> SelectHook.by(transactions, token))
                .orElseThrow(HookReceiver::missing);
        KpiBindingRecord found = hook.row();
        Instant callTime = new HookCall(request)
                .verify(secrets.of(found.getOrgId(), found.getHookId(), found.getSecretNumber()), clock.instant());
        List<Reading> readings = readings(hook, request, callTime);
        return edits.runAs(author(found), hook.organization(), edit -> {
            KpiBindingRecord row = lock(edit, found);
            requireNew(edit, row, request.getWebhookId());
            String kpi = BindingProtos.id(row).kpi().in(edit.organization());
            BatchCreateMeasurementsResponse result = outcomes.ingest(edit, kpi, readings);
            outcomes.note(edit, row, result);
            return ReceiveKpiHookResponse.newBuilder().setResult(result).build();
        });
    }

    /** A genuine call that makes no sense is shown to whoever looks after the binding. */
    private List<Reading> readings(SelectHook.Hook hook, ReceiveKpiHookRequest request, Instant callTime) {
        try {
            return HookBody.read(
                    request.getBody().getData(), callTime, ZoneId.of(hook.row().getTimeZone()));
        } catch (ServiceException senseless) {
            edits.runAs(author(hook.row()), hook.organization(), edit -> {
                KpiBindingRecord row = lock(edit, hook.row());
                BindingOutcomes.fail(
                        edit,
                        row,
                        Fault.MALFORMED,
                        senseless.violations().getFirst().field() + ": "
                                + senseless.violations().getFirst().description());
                return edit.sql().executeUpdate(row);
            });
            throw senseless;
        }
    }

    /** The row as it is now; it may have gone, or got another secret, since it was found. */
    private KpiBindingRecord lock(Edit edit, KpiBindingRecord found) {
        KpiBindingId id = BindingProtos.id(found);
        if (!kpis.lockIfThere(edit, id.kpi())) {
            throw missing();
        }
        return edit.sql()
                .selectFrom(KPI_BINDING)
                .where(
                        BindingRows.key(edit.transaction(), id),
                        KPI_BINDING.HOOK_ID.eq(found.getHookId()),
                        KPI_BINDING.SECRET_NUMBER.eq(found.getSecretNumber()),
                        KPI_BINDING.IS_DISABLED.isFalse())
                .forUpdate()
                .fetchOptional()
                .orElseThrow(HookReceiver::missing);
    }

    /** An id counts for as long as its call's timestamp is accepted: twice the tolerance after the first it could be. */
    private static void requireNew(Edit edit, KpiBindingRecord row, String call) {
        edit.sql()
                .deleteFrom(KPI_HOOK_CALL)
                .where(
                        KPI_HOOK_CALL.ORG_ID.eq(row.getOrgId()),
                        KPI_HOOK_CALL.KPI_ID.eq(row.getKpiId()),
                        KPI_HOOK_CALL.BINDING_ID.eq(row.getBindingId()),
                        KPI_HOOK_CALL.CALL_TIME.lt(edit.time().minus(HookCall.TOLERANCE.multipliedBy(2))))
                .execute();
        int fresh = edit.sql()
                .insertInto(KPI_HOOK_CALL)
                .columns(
                        KPI_HOOK_CALL.ORG_ID,
                        KPI_HOOK_CALL.KPI_ID,
                        KPI_HOOK_CALL.BINDING_ID,
                        KPI_HOOK_CALL.CALL_ID,
                        KPI_HOOK_CALL.CALL_TIME)
                .values(row.getOrgId(), row.getKpiId(), row.getBindingId(), call, edit.time())
                .onConflictDoNothing()
                .execute();
        if (fresh == 0) {
            throw ServiceException.of(ErrorReason.KPI_HOOK_REPLAYED, "A call with this id was accepted before.")
                    .with("webhookId", call)
                    .build();
        }
    }

    private static Author author(KpiBindingRecord row) {
        return new Author(new UserId(row.getCreatorId()), OrganizationRole.MEMBER);
    }

    private static ServiceException missing() {
        return ServiceException.of(ErrorReason.KPI_HOOK_NOT_FOUND, "There is no such webhook.")
                .build();
    }
}
