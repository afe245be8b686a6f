package dev.orrery.okr.cycles;

import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Enums;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.schema.tables.records.CycleRecord;
import dev.orrery.okr.v1.Cycle;
import java.time.LocalDate;

/** Cycles of the contract as rows, and back. */
final class CycleProtos {
    private CycleProtos() {}

    static Cycle of(Organization organization, CycleRecord row) {
        return Cycle.newBuilder()
                .setName(new CycleId(row.getCycleId()).in(organization))
                .setDisplayName(row.getDisplayName())
                .setStartDate(Times.text(row.getStartDate()))
                .setEndDate(Times.text(row.getEndDate()))
                .setState(Cycle.State.valueOf(row.getState()))
                .setKind(Cycle.Kind.valueOf(row.getKind()))
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()))
                .build();
    }

    /** Takes over what callers may set; refuses what makes no cycle. */
    static void apply(Cycle cycle, CycleRecord row) {
        LocalDate start = Times.day("cycle.start_date", cycle.getStartDate());
        LocalDate end = Times.day("cycle.end_date", cycle.getEndDate());
        Times.requireOrder("start_date", start, "cycle.end_date", end);
        row.setDisplayName(Texts.required("cycle.display_name", cycle.getDisplayName()));
        row.setStartDate(start);
        row.setEndDate(end);
        row.setKind(Enums.name(cycle.getKind(), Cycle.Kind.CUSTOM));
        CycleRules.requireLength(cycle.getKind(), start, end);
        row.setState(Enums.name(cycle.getState(), Cycle.State.PLANNED));
    }
}
