package dev.orrery.okr.kpis;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Kpi;

/** What being a formula means for a KPI, and being needed by one. */
final class FormulaRules {
    private FormulaRules() {}

    static boolean isFormula(KpiRecord row) {
        return row.getSourceType().equals(Kpi.SourceType.FORMULA.name());
    }

    /** Refuses a formula without its text, and a text without a formula. */
    static void requireText(KpiRecord row) {
        if (isFormula(row) == row.getFormula().isBlank()) {
            throw ServiceException.invalidField(
                    "kpi.formula",
                    isFormula(row)
                            ? "empty (expected: a formula, because the source is FORMULA)"
                            : "present (expected: none, because the source is " + row.getSourceType() + ")");
        }
    }

    /** Refuses to make a formula of what was measured, or the other way round. */
    static void requireSameKind(KpiRecord before, KpiRecord after) {
        if (isFormula(before) != isFormula(after)) {
            throw ServiceException.invalidField(
                    "kpi.source_type",
                    after.getSourceType() + " (expected: " + (isFormula(before) ? "" : "not ")
                            + "FORMULA, as it was made)");
        }
    }

    /** Whether a formula is another one, or has to fit other things. */
    static boolean isAnother(KpiRecord before, KpiRecord after) {
        return isFormula(after)
                && (!before.getFormula().equals(after.getFormula()) || isMeasuredOtherwise(before, after));
    }

    /** Refuses another unit or period of a KPI that formulas have been checked against. */
    static void requireUnneeded(Edit edit, KpiRecord before, KpiRecord after) {
        KpiId id = new KpiId(after.getKpiId());
        if (isMeasuredOtherwise(before, after) && FormulaInputs.isNeeded(edit, id)) {
            throw inUse(id.in(edit.organization()), "has another unit or period (expected: the same)");
        }
    }

    /** Refuses a measurement by anybody: a formula's follow from its inputs. */
    static void requireMeasurable(Edit edit, KpiRecord row) {
        if (isFormula(row)) {
            throw notMeasurable(new KpiId(row.getKpiId()).in(edit.organization()));
        }
    }

    static ServiceException notMeasurable(String name) {
        return ServiceException.of(ErrorReason.KPI_IS_FORMULA, "A formula's measurements follow from its inputs.")
                .precondition(
                        ErrorReason.KPI_IS_FORMULA.name(), name, "is a formula (expected: a KPI that is measured)")
                .build();
    }

    static ServiceException inUse(String name, String description) {
        return ServiceException.of(ErrorReason.KPI_IN_USE, "A formula needs this KPI.")
                .precondition(ErrorReason.KPI_IN_USE.name(), name, description)
                .build();
    }

    private static boolean isMeasuredOtherwise(KpiRecord before, KpiRecord after) {
        return !before.getUnit().equals(after.getUnit()) || !before.getPeriod().equals(after.getPeriod());
    }
}
