package dev.orrery.console.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.ViewTest;
import dev.orrery.console.fakes.FakeBindings;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.Samples;
import dev.orrery.console.fakes.SignedInAs;
import dev.orrery.console.goals.KpiView;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.Failure;
import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiBinding.HttpApi;
import dev.orrery.okr.v1.KpiBinding.SourceKind;
import dev.orrery.okr.v1.KpiBinding.Status;
import dev.orrery.okr.v1.KpiBinding.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SignedInAs(FakeUser.ADA)
class BindingsViewIT extends ViewTest {
    private static final String KPI = "orgs/acme/kpis/mrr";

    @BeforeEach
    void addAKpi() {
        services.okr.add(
                Samples.kpi("mrr", "Revenue", Kpi.Status.NO_DATA, "", "150000").build());
    }

    @Test
    void isReachedFromTheKpi() {
        navigate(KpiView.class, Map.of("org", "acme", "kpi", "mrr"));
        eventually(() -> !find(RouterLink.class).withText("Bindings").all().isEmpty());

        assertThat(find(RouterLink.class).withText("Bindings").single().getHref())
                .isEqualTo("orgs/acme/kpis/mrr/bindings");
    }

    @Test
    void showsHowBindingsDo() {
        services.okr
                .bindings()
                .add(document().toBuilder()
                        .setStatus(Status.newBuilder()
                                .setLastRunTime(Samples.timestamp(Instant.parse("2026-11-20T06:00:00Z")))
                                .setNextRunTime(Samples.timestamp(Instant.parse("2026-11-22T06:00:00Z")))
                                .setConsecutiveFailures(3)
                                .setLastFailure(Failure.newBuilder()
                                        .setFault(Fault.TOO_SLOW)
                                        .setMessage("It took 20 seconds.")))
                        .build());

        open();

        assertThat(table().getCellComponent(0, 1).getElement().getTextRecursively())
                .isEqualTo("3 failures");
        assertThat(table().getCellText(0, 2)).isEqualTo("Document on the web");
        assertThat(table().getCellText(0, 4)).startsWith("22 Nov 2026");
        choose();
        assertThat(text()).contains("Too slow: It took 20 seconds.");
    }

    @Test
    void createsADocumentAndTriesItOut() {
        open();
        eventuallySays("No bindings yet");

        fill("Name", "The shop");
        fill("Address", "https://shop.example.com/revenue.json");
        fill("Value", "/total");
        test(find(Button.class).withText("Create").single()).click();

        eventually(() -> services.okr.bindings().all().size() == 1);
        KpiBinding created = services.okr.bindings().all().getFirst();
        assertThat(created.getHttpApi().getUrl()).isEqualTo("https://shop.example.com/revenue.json");
        assertThat(created.getSchedule()).isEqualTo("FREQ=DAILY;BYHOUR=6");
        eventually(() -> !find(Button.class).withText("Dry run").all().isEmpty());
        test(find(Button.class).withText("Dry run").single()).click();
        eventuallySays("4711");
        assertThat(text()).contains("A run would record 1 new");
    }

    @Test
    @SuppressWarnings("unchecked") // A class literal has no type argument to ask by.
    void createsAQuery() {
        open();
        eventuallySays("No bindings yet");

        Select<SourceKind> kind = (Select<SourceKind>) find(Select.class).all().stream()
                .filter(one -> "Source".equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
        kind.setValue(SourceKind.POSTGRES_VIEW);
        fill("Name", "Orders");
        fill("Connection", "warehouse");
        fill("Value column", "total");
        test(find(Button.class).withText("Create").single()).click();

        eventually(() -> services.okr.bindings().all().size() == 1);
        assertThat(services.okr.bindings().all().getFirst().getPostgresView().getConnection())
                .isEqualTo("warehouse");
    }

    @Test
    void showsTheSecretOfAWebhookOnce() {
        services.okr
                .bindings()
                .add(KpiBinding.newBuilder()
                        .setName(KPI + "/bindings/hook")
                        .setDisplayName("The till")
                        .setSourceKind(SourceKind.WEBHOOK)
                        .setWebhook(Webhook.newBuilder().setPath("/hooks/kpi/token"))
                        .build());
        open();
        choose();
        assertThat(field("Where to call").getValue()).isEqualTo("/hooks/kpi/token");
        test(find(Button.class).withText("New secret").single()).click();
        eventually(
                () -> labelled("Secret").stream().anyMatch(one -> one.getValue().equals(FakeBindings.SECRET)));

        choose();
        assertThat(labelled("Secret")).isEmpty();
    }

    @Test
    void changesWhatTheFormShows() {
        services.okr.bindings().add(document());
        open();
        choose();

        fill("Schedule", "FREQ=HOURLY");
        test(find(Button.class).withText("Save").single()).click();

        eventually(() -> services.okr.bindings().updates().size() == 1);
        assertThat(services.okr.bindings().updates().getFirst().getUpdateMask().getPathsList())
                .contains("schedule", "http_api");
        assertThat(services.okr.bindings().all().getFirst().getSchedule()).isEqualTo("FREQ=HOURLY");
    }

    @Test
    void asksBeforeItDeletes() {
        services.okr.bindings().add(document());
        open();
        choose();

        test(find(Button.class).withText("Delete").single()).click();
        assertThat(services.okr.bindings().all()).hasSize(1);
        test(find(Button.class).withText("Delete it").single()).click();

        eventuallySays("No bindings yet");
        assertThat(services.okr.bindings().all()).isEmpty();
    }

    private void open() {
        navigate(BindingsView.class, Map.of("org", "acme", "kpi", "mrr"));
    }

    /** Opens the first of the table. */
    private void choose() {
        Component cell = table().getCellComponent(0, 0);
        ((Button) cell.getChildren().findFirst().orElseThrow()).click();
    }

    private void fill(String label, String value) {
        test(field(label)).setValue(value);
    }

    private TextField field(String label) {
        return labelled(label).getFirst();
    }

    private List<TextField> labelled(String label) {
        return find(TextField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .toList();
    }

    private static KpiBinding document() {
        return KpiBinding.newBuilder()
                .setName(KPI + "/bindings/shop")
                .setDisplayName("The shop")
                .setSourceKind(SourceKind.HTTP_API)
                .setHttpApi(HttpApi.newBuilder().setUrl("https://shop.example.com/revenue.json"))
                .setSchedule("FREQ=DAILY;BYHOUR=6")
                .setTimeZone("UTC")
                .build();
    }
}
