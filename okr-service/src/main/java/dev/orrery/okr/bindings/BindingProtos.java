package dev.orrery.okr.bindings;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.KpiBindingId;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.Fault;
import java.util.UUID;
import org.jooq.JSONB;

/** Bindings of the contract as rows, and back. */
final class BindingProtos {
    private BindingProtos() {}

    static KpiBinding of(Organization organization, KpiBindingRecord row) {
        KpiBinding.Builder binding = source(row.getSource())
                .setName(id(row).in(organization))
                .setDisplayName(row.getDisplayName())
                .setSourceKind(KpiBinding.SourceKind.valueOf(row.getSourceKind()))
                .setSchedule(row.getSchedule())
                .setTimeZone(row.getTimeZone())
                .setDisabled(row.getIsDisabled())
                .setStatus(status(row))
                .setCreator(new References(organization).userName(row.getCreatorId()))
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()));
        if (row.getHookId() != null) {
            binding.setWebhook(webhook(organization, row.getHookId(), row));
        }
        return binding.build();
    }

    static KpiBindingId id(KpiBindingRecord row) {
        return new KpiBindingId(new KpiId(row.getKpiId()), row.getBindingId());
    }

    /** The settings of a binding's kind, as they are stored. */
    static JSONB source(KpiBinding binding) {
        KpiBinding.Builder source = KpiBinding.newBuilder();
        switch (binding.getSourceCase()) {
            case POSTGRES_VIEW -> source.setPostgresView(binding.getPostgresView());
            case HTTP_API -> source.setHttpApi(binding.getHttpApi());
            // All of a webhook is worked out.
            case WEBHOOK -> source.setWebhook(KpiBinding.Webhook.getDefaultInstance());
            case SOURCE_NOT_SET -> throw new IllegalStateException("source: absent (expected: refused before)");
        }
        try {
            return JSONB.valueOf(
                    JsonFormat.printer().omittingInsignificantWhitespace().print(source));
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("settings must print as JSON", impossible);
        }
    }

    private static KpiBinding.Builder source(JSONB json) {
        KpiBinding.Builder binding = KpiBinding.newBuilder();
        try {
            JsonFormat.parser().merge(json.data(), binding);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("kpi_binding: settings that do not parse", broken);
        }
        return binding;
    }

    private static KpiBinding.Webhook webhook(Organization organization, UUID hook, KpiBindingRecord row) {
        KpiBinding.Webhook.Builder webhook =
                KpiBinding.Webhook.newBuilder().setPath(new HookToken(organization.id(), hook).path());
        if (row.getSecretTime() != null) {
            webhook.setSecretTime(Times.of(row.getSecretTime()));
        }
        return webhook.build();
    }

    private static KpiBinding.Status status(KpiBindingRecord row) {
        KpiBinding.Status.Builder status =
                KpiBinding.Status.newBuilder().setConsecutiveFailures(row.getConsecutiveFailures());
        if (row.getLastRunTime() != null) {
            status.setLastRunTime(Times.of(row.getLastRunTime()));
        }
        if (row.getLastSuccessTime() != null) {
            status.setLastSuccessTime(Times.of(row.getLastSuccessTime()));
        }
        if (row.getNextRunTime() != null) {
            status.setNextRunTime(Times.of(row.getNextRunTime()));
        }
        if (row.getFailureTime() != null) {
            status.setLastFailure(KpiBinding.Failure.newBuilder()
                    .setFault(Fault.valueOf(row.getFailureFault()))
                    .setMessage(row.getFailureMessage())
                    .setTime(Times.of(row.getFailureTime())));
        }
        return status.build();
    }
}
