package dev.orrery.okr.settings;

import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.v1.GetKpiSettingsRequest;
import dev.orrery.okr.v1.KpiSettings;
import dev.orrery.okr.v1.KpiSettingsServiceGrpc.KpiSettingsServiceImplBase;
import dev.orrery.okr.v1.UpdateKpiSettingsRequest;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** Settings over gRPC. Members read; ADMINs change. */
@Component
final class KpiSettingsEndpoint extends KpiSettingsServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final KpiSettingsStore settings;

    KpiSettingsEndpoint(Members members, Edits edits, KpiSettingsStore settings) {
        this.members = members;
        this.edits = edits;
        this.settings = settings;
    }

    @Override
    public void getKpiSettings(GetKpiSettingsRequest request, StreamObserver<KpiSettings> responses) {
        Member member = members.of(
                KpiSettingsStore.NAME.parse("name", request.getName()).getFirst());
        Answers.send(responses, edits.read(member, settings::get));
    }

    @Override
    public void updateKpiSettings(UpdateKpiSettingsRequest request, StreamObserver<KpiSettings> responses) {
        String name = request.getKpiSettings().getName();
        Member member = members.of(
                KpiSettingsStore.NAME.parse("kpi_settings.name", name).getFirst());
        member.require(OrganizationRole.ADMIN);
        Update<KpiSettings> update = Update.of(request.getKpiSettings(), request.getUpdateMask());
        Answers.send(
                responses, edits.run(member, request, KpiSettings.parser(), edit -> settings.update(edit, update)));
    }
}
