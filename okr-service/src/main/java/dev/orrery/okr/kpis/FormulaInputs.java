package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI;
import static dev.orrery.okr.schema.Tables.KPI_FORMULA_INPUT;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.formula.Formula;
import dev.orrery.okr.formula.FormulaException;
import dev.orrery.okr.formula.FormulaGraph;
import dev.orrery.okr.formula.FormulaGraph.Edge;
import dev.orrery.okr.formula.FormulaParser;
import dev.orrery.okr.formula.Unit;
import dev.orrery.okr.formula.UnitCheck;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiFormulaInputRecord;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.v1.ErrorReason;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Which KPIs the formulas of an organisation need: never one another in a circle. */
final class FormulaInputs {
    private static final String ABOVE = """
            WITH RECURSIVE above AS (
              SELECT kpi_id, input_id FROM kpi_formula_input WHERE org_id = {0} AND input_id = ANY ({1})
              UNION
              SELECT formula.kpi_id, formula.input_id FROM above
              JOIN kpi_formula_input formula ON formula.org_id = {0} AND formula.input_id = above.kpi_id)
            SELECT kpi_id, input_id FROM above
            """;

    private FormulaInputs() {}

    /** Keeps what a KPI's formula needs; refuses one that makes no sense, by field. */
    static void link(Edit edit, KpiRecord row) {
        Formula formula = parse(row.getFormula());
        // Two formulas that are written at once could close a circle that neither sees.
        edit.sql()
                .fetch(
                        "SELECT pg_advisory_xact_lock(hashtextextended('kpi-formulas/' || ?, 0))",
                        edit.organizationId());
        Map<String, KpiRecord> inputs = share(edit, formula);
        requireSamePeriod(row, inputs.values());
        requireUnits(formula, row, inputs);
        edit.sql()
                .deleteFrom(KPI_FORMULA_INPUT)
                .where(KPI_FORMULA_INPUT.ORG_ID.eq(edit.organizationId()), KPI_FORMULA_INPUT.KPI_ID.eq(row.getKpiId()))
                .execute();
        edit.sql()
                .batchInsert(inputs.keySet().stream()
                        .map(input -> new KpiFormulaInputRecord(edit.organizationId(), row.getKpiId(), input))
                        .toList())
                .execute();
        requireOrder(edit, row);
    }

    /** The formulas that need one of some KPIs, by way of others or not, with those of their inputs that are among them. */
    static List<Edge> above(Edit edit, Collection<String> kpiIds) {
        return edit.sql()
                .fetch(
                        ABOVE,
                        DSL.val(edit.organizationId()),
                        DSL.val(kpiIds.toArray(String[]::new), SQLDataType.CLOB.array()))
                .map(row -> new Edge(row.get(0, String.class), row.get(1, String.class)));
    }

    /** Whether a formula needs a KPI. */
    static boolean isNeeded(Edit edit, KpiId id) {
        return edit.sql()
                .fetchExists(
                        KPI_FORMULA_INPUT,
                        KPI_FORMULA_INPUT
                                .ORG_ID
                                .eq(edit.organizationId())
                                .and(KPI_FORMULA_INPUT.INPUT_ID.eq(id.value())));
    }

    private static Formula parse(String text) {
        try {
            return FormulaParser.parse(text);
        } catch (FormulaException malformed) {
            throw ServiceException.invalidField("kpi.formula", malformed.getMessage());
        }
    }

    /** The inputs as they are until the transaction ends: whoever moves one of them after that sees the formula. */
    private static Map<String, KpiRecord> share(Edit edit, Formula formula) {
        Map<String, KpiRecord> inputs = edit.sql()
                .selectFrom(KPI)
                .where(KPI.ORG_ID.eq(edit.organizationId()), KPI.KPI_ID.in(formula.inputs()))
                .orderBy(KPI.KPI_ID)
                .forShare()
                .fetchMap(KPI.KPI_ID);
        formula.inputs().stream()
                .filter(input -> !inputs.containsKey(input))
                .findFirst()
                .ifPresent(missing -> {
                    throw ServiceException.invalidField(
                            "kpi.formula", "kpi('" + missing + "') (expected: the id of a KPI of the organisation)");
                });
        return inputs;
    }

    private static void requireSamePeriod(KpiRecord row, Collection<KpiRecord> inputs) {
        for (KpiRecord input : inputs) {
            if (!input.getPeriod().equals(row.getPeriod())) {
                throw ServiceException.invalidField(
                        "kpi.formula",
                        "kpi('" + input.getKpiId() + "') is " + input.getPeriod() + " (expected: " + row.getPeriod()
                                + ", as the formula)");
            }
        }
    }

    private static void requireUnits(Formula formula, KpiRecord row, Map<String, KpiRecord> inputs) {
        Map<String, Unit> units = inputs.values().stream()
                .collect(Collectors.toUnmodifiableMap(KpiRecord::getKpiId, input -> Unit.parse(input.getUnit())));
        try {
            UnitCheck.require(formula, units, Unit.parse(row.getUnit()));
        } catch (FormulaException mismatch) {
            throw ServiceException.of(ErrorReason.FORMULA_UNIT_MISMATCH, "The units of the formula do not fit.")
                    .violation("kpi.formula", mismatch.getMessage())
                    .build();
        }
    }

    private static void requireOrder(Edit edit, KpiRecord row) {
        FormulaGraph graph = new FormulaGraph(edit.sql()
                .select(KPI_FORMULA_INPUT.KPI_ID, KPI_FORMULA_INPUT.INPUT_ID)
                .from(KPI_FORMULA_INPUT)
                .where(KPI_FORMULA_INPUT.ORG_ID.eq(edit.organizationId()))
                .fetch(edge -> new Edge(edge.value1(), edge.value2())));
        String name = new KpiId(row.getKpiId()).in(edit.organization());
        if (graph.needsItself(row.getKpiId())) {
            throw ServiceException.of(ErrorReason.FORMULA_CYCLE, "The formula would need itself.")
                    .precondition(ErrorReason.FORMULA_CYCLE.name(), name, "needs itself (expected: other KPIs only)")
                    .build();
        }
        if (graph.depth() > FormulaGraph.MAX_DEPTH) {
            throw ServiceException.of(ErrorReason.FORMULA_TOO_DEEP, "Too many formulas would stand one upon the other.")
                    .precondition(
                            ErrorReason.FORMULA_TOO_DEEP.name(),
                            name,
                            graph.depth() + " formulas one upon the other (expected: at most " + FormulaGraph.MAX_DEPTH
                                    + ")")
                    .build();
        }
    }
}
