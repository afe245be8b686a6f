package dev.orrery.okr.bindings;

import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.names.KpiBindingId;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import dev.orrery.okr.v1.RotateKpiBindingSecretResponse;
import org.springframework.stereotype.Component;

/** Gives webhooks their secrets. */
@Component
final class HookRotation {
    private final Edits edits;
    private final BindingStore bindings;
    private final HookSecrets secrets;

    HookRotation(Edits edits, BindingStore bindings, HookSecrets secrets) {
        this.edits = edits;
        this.bindings = bindings;
        this.secrets = secrets;
    }

    RotateKpiBindingSecretResponse rotate(Member member, KpiBindingId id) {
        return edits.runAs(member.author(), member.organization(), edit -> {
            KpiBindingRecord row = bindings.rotate(edit, id);
            return RotateKpiBindingSecretResponse.newBuilder()
                    .setKpiBinding(BindingProtos.of(edit.organization(), row))
                    .setSecret(secrets.of(row.getOrgId(), row.getHookId(), row.getSecretNumber())
                            .text())
                    .build();
        });
    }
}
