package dev.orrery.console.bindings;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.orrery.console.ui.Words;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.Aggregation;
import dev.orrery.okr.v1.KpiBinding.PostgresView;
import java.util.Arrays;
import java.util.Locale;

/** A query to a database that the operator has connected. */
final class QueryFields extends SourceFields {
    private static final int MAX_SQL = 10_000;

    private final TextField connection = new TextField("Connection");
    private final TextArea sql = new TextArea("Query");
    private final TextField valueColumn = new TextField("Value column");
    private final TextField timeColumn = new TextField("Time column");
    private final Select<Aggregation> aggregation = new Select<>();

    QueryFields() {
        connection.setHelperText("As the operator has called it");
        sql.setMaxLength(MAX_SQL);
        sql.setMinRows(3);
        sql.setHelperText("One SELECT, which only reads");
        timeColumn.setHelperText("Without one, all is measured when it runs");
        aggregation.setLabel("Rows come to");
        aggregation.setItems(Arrays.stream(Aggregation.values())
                .filter(value -> value != Aggregation.UNRECOGNIZED)
                .toList());
        aggregation.setItemLabelGenerator(QueryFields::label);
        aggregation.setValue(Aggregation.AGGREGATION_UNSPECIFIED);
        add(connection, sql, valueColumn, timeColumn, aggregation);
    }

    @Override
    void read(KpiBinding binding) {
        PostgresView view = binding.getPostgresView();
        connection.setValue(view.getConnection());
        sql.setValue(view.getSql());
        valueColumn.setValue(view.getValueColumn());
        timeColumn.setValue(view.getTimeColumn());
        aggregation.setValue(view.getAggregation());
    }

    @Override
    void write(KpiBinding.Builder binding) {
        binding.setPostgresView(PostgresView.newBuilder()
                .setConnection(connection.getValue().strip())
                .setSql(sql.getValue().strip())
                .setValueColumn(valueColumn.getValue().strip())
                .setTimeColumn(timeColumn.getValue().strip())
                .setAggregation(aggregation.getValue()));
    }

    @Override
    boolean hasSchedule() {
        return true;
    }

    private static String label(Aggregation aggregation) {
        return aggregation == Aggregation.AGGREGATION_UNSPECIFIED
                ? "A measurement each"
                : "Their " + Words.of(aggregation).toLowerCase(Locale.ROOT);
    }
}
