package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.CreateKpiBindingRequest;
import dev.orrery.okr.v1.DeleteKpiBindingRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.ListKpiBindingsRequest;
import dev.orrery.okr.v1.ListKpiBindingsResponse;
import dev.orrery.okr.v1.RotateKpiBindingSecretRequest;
import dev.orrery.okr.v1.UpdateKpiBindingRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Bindings are made, read, changed and deleted by those who may change their KPI, and make sense. */
@OkrTest
class KpiBindingsIT {
    /** RFC 5737: an address that nobody has. */
    private static final String NOWHERE = "https://192.0.2.1/v";

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void keepsWhatItIsGiven() {
        String kpi = kpi();
        KpiBinding created = ada().create(
                        kpi,
                        BindingCalls.hourly(NOWHERE)
                                .setDisplayName("Signups of the shop")
                                .setTimeZone("Europe/Berlin"));

        assertThat(created.getName()).startsWith(kpi + "/bindings/");
        assertThat(created.getSourceKind()).isEqualTo(KpiBinding.SourceKind.HTTP_API);
        assertThat(created.getHttpApi().getUrl()).isEqualTo(NOWHERE);
        assertThat(Timestamps.toMillis(created.getStatus().getNextRunTime())).isGreaterThan(clock.millis());
        assertThat(created.getStatus().hasLastRunTime()).isFalse();
        assertThat(created.getCreator())
                .isEqualTo(acme.userName(TestCaller.named("ada").id()));
        assertThat(ada().get(created)).isEqualTo(created);
    }

    @Test
    void changesWhatTheMaskNamesAndNothingStale() {
        KpiBinding created = ada().create(kpi(), BindingCalls.hourly(NOWHERE));
        KpiBinding resting = update(created.toBuilder().setDisabled(true).setDisplayName("Rests"), "disabled");

        assertThat(resting.getDisabled()).isTrue();
        assertThat(resting.getDisplayName()).isEmpty();
        assertThat(resting.getStatus().hasNextRunTime()).isFalse();
        assertThat(Refusal.of(() -> update(created.toBuilder().setDisabled(false), "disabled"))
                        .reason())
                .isEqualTo("ETAG_MISMATCH");
        KpiBinding elsewhere = update(
                resting.toBuilder().setHttpApi(resting.getHttpApi().toBuilder().setUrl("https://b.example/")),
                "http_api.url");
        assertThat(elsewhere.getHttpApi().getValuePointer()).isEqualTo("/v");
        assertThat(Refusal.of(() -> update(
                                elsewhere.toBuilder()
                                        .setWebhook(BindingCalls.webhook().getWebhook()),
                                "*"))
                        .fields())
                .containsExactly("kpi_binding.source");
        assertThat(update(elsewhere.toBuilder(), "*")).isEqualTo(elsewhere);
    }

    @Test
    void listsThoseOfAKpiPageByPage() {
        String kpi = kpi();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            names.add(ada().create(kpi, BindingCalls.webhook()).getName());
        }
        List<String> listed = new ArrayList<>();
        ListKpiBindingsRequest.Builder request =
                ListKpiBindingsRequest.newBuilder().setParent(kpi).setPageSize(2);
        ListKpiBindingsResponse page;
        do {
            page = ada().stub().listKpiBindings(request.build());
            page.getKpiBindingsList().forEach(binding -> listed.add(binding.getName()));
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());

        assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void deletesThem() {
        KpiBinding binding = ada().create(kpi(), BindingCalls.webhook());
        DeleteKpiBindingRequest delete =
                DeleteKpiBindingRequest.newBuilder().setName(binding.getName()).build();
        ada().stub().deleteKpiBinding(delete);
        assertThat(Refusal.of(() -> ada().get(binding)).reason()).isEqualTo("KPI_BINDING_NOT_FOUND");
        assertThat(Refusal.of(() -> ada().stub().deleteKpiBinding(delete)).reason())
                .isEqualTo("KPI_BINDING_NOT_FOUND");
    }

    @Test
    void areTheBusinessOfTheOwnerAndOfAdmins() {
        String kpi = kpi();
        KpiBinding binding = ada().create(kpi, BindingCalls.webhook());
        BindingCalls bob = as("bob", OrganizationRole.MEMBER);
        BindingCalls zoe = as("zoe", OrganizationRole.ADMIN);
        RotateKpiBindingSecretRequest rotate = RotateKpiBindingSecretRequest.newBuilder()
                .setName(binding.getName())
                .build();

        for (Runnable call : List.<Runnable>of(
                () -> bob.create(kpi, BindingCalls.webhook()),
                () -> bob.get(binding),
                () -> bob.test(binding),
                () -> bob.run(binding),
                () -> bob.stub().rotateKpiBindingSecret(rotate),
                () -> bob.stub()
                        .listKpiBindings(ListKpiBindingsRequest.newBuilder()
                                .setParent(kpi)
                                .build()))) {
            assertThat(Refusal.of(call).reason()).isEqualTo("ACCESS_DENIED");
        }
        assertThat(zoe.get(binding)).isEqualTo(binding);
    }

    @Test
    void makesEachIdOnceAndNoMoreThanTwenty() {
        String kpi = kpi();
        CreateKpiBindingRequest request = CreateKpiBindingRequest.newBuilder()
                .setParent(kpi)
                .setKpiBindingId("the-shop")
                .setKpiBinding(BindingCalls.webhook())
                .build();
        ada().stub().createKpiBinding(request);
        assertThat(Refusal.of(() -> ada().stub().createKpiBinding(request)).reason())
                .isEqualTo("KPI_BINDING_EXISTS");
        for (int i = 1; i < 20; i++) {
            ada().create(kpi, BindingCalls.webhook());
        }
        assertThat(Refusal.of(() -> ada().create(kpi, BindingCalls.webhook())).reason())
                .isEqualTo("TOO_MANY_KPI_BINDINGS");
    }

    @Test
    void bindsNothingToAFormula() {
        String input = kpi();
        String formula = ada().client()
                .kpi(aKpi().setSourceType(Kpi.SourceType.FORMULA)
                        .setFormula("kpi('" + input.substring(input.lastIndexOf('/') + 1) + "') * 2"))
                .getName();
        assertThat(Refusal.of(() -> ada().create(formula, BindingCalls.webhook()))
                        .reason())
                .isEqualTo("KPI_IS_FORMULA");
    }

    @Test
    void isForOneKindOfSource() {
        KpiBinding hook = ada().create(kpi(), BindingCalls.webhook());
        KpiBinding api = ada().create(kpi(), BindingCalls.hourly(NOWHERE));
        assertThat(Refusal.of(() -> ada().run(hook)).reason()).isEqualTo("KPI_BINDING_KIND_MISMATCH");
        assertThat(Refusal.of(() -> ada().test(hook)).reason()).isEqualTo("KPI_BINDING_KIND_MISMATCH");
        assertThat(Refusal.of(() -> ada().rotate(api)).reason()).isEqualTo("KPI_BINDING_KIND_MISMATCH");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://api.example.com/v, /v, FREQ=HOURLY, UTC, '', kpi_binding.http_api.url",
        "https://me:pw@api.example.com/v, /v, FREQ=HOURLY, UTC, '', kpi_binding.http_api.url",
        "/v, /v, FREQ=HOURLY, UTC, '', kpi_binding.http_api.url",
        "https://api.example.com/v, v, FREQ=HOURLY, UTC, '', kpi_binding.http_api.value_pointer",
        "https://api.example.com/v, /v, FREQ=SECONDLY, UTC, '', kpi_binding.schedule",
        "https://api.example.com/v, /v, '', UTC, '', kpi_binding.schedule",
        "https://api.example.com/v, /v, FREQ=HOURLY, Atlantis, '', kpi_binding.time_zone",
        // Offered to another organisation, and not for this server.
        "https://api.example.com/v, /v, FREQ=HOURLY, UTC, crm, kpi_binding.http_api.secret"
    })
    void saysWhatMakesNoSense(String url, String pointer, String schedule, String zone, String secret, String field) {
        KpiBinding.Builder senseless = KpiBinding.newBuilder()
                .setHttpApi(KpiBinding.HttpApi.newBuilder()
                        .setUrl(url)
                        .setValuePointer(pointer)
                        .setSecret(secret))
                .setSchedule(schedule)
                .setTimeZone(zone);
        assertThat(Refusal.of(() -> ada().create(kpi(), senseless)).fields()).containsExactly(field);
    }

    @Test
    void needsASourceAndNoScheduleOfAWebhook() {
        assertThat(Refusal.of(() -> ada().create(kpi(), KpiBinding.newBuilder().setSchedule("FREQ=DAILY")))
                        .fields())
                .containsExactly("kpi_binding.source");
        assertThat(Refusal.of(() -> ada().create(kpi(), BindingCalls.webhook().setSchedule("FREQ=DAILY")))
                        .fields())
                .containsExactly("kpi_binding.schedule");
        assertThat(Refusal.of(() -> ada().create(kpi(), BindingCalls.query("SELECT 1 AS v")))
                        .fields())
                .containsExactly("kpi_binding.postgres_view.connection");
    }

    private KpiBinding update(KpiBinding.Builder binding, String path) {
        return ada().stub()
                .updateKpiBinding(UpdateKpiBindingRequest.newBuilder()
                        .setKpiBinding(binding)
                        .setUpdateMask(FieldMask.newBuilder().addPaths(path))
                        .build());
    }

    private String kpi() {
        return ada().client().kpi(aKpi()).getName();
    }

    private static Kpi.Builder aKpi() {
        return Kpi.newBuilder().setDisplayName("Signups").setUnit("users");
    }

    private BindingCalls ada() {
        return as("ada", OrganizationRole.MEMBER);
    }

    private BindingCalls as(String who, OrganizationRole role) {
        return new BindingCalls(new Client(channels.as(TestCaller.named(who).in(acme, role)), acme));
    }
}
