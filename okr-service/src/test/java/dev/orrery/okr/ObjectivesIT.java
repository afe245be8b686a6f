package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.CreateObjectiveRequest;
import dev.orrery.okr.v1.ListKeyResultsRequest;
import dev.orrery.okr.v1.ListObjectivesRequest;
import dev.orrery.okr.v1.ListObjectivesResponse;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.UpdateObjectiveRequest;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Objectives: what is written, read and listed, and who may do what with them. */
@OkrTest
class ObjectivesIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");
    private final TestCaller adaCaller = TestCaller.named("ada").in(acme, OrganizationRole.MEMBER);

    @Test
    void keepsWhatIsWritten() {
        Objective created = ada().objective(Objective.newBuilder()
                .setTitle("Grow")
                .setDescription("further")
                .setPriority(Objective.Priority.HIGH)
                .setStartDate("2026-10-01")
                .setDueDate("2026-12-31")
                .setConfidence(decimal("0.50"))
                .setWeight(decimal("2")));

        assertThat(ada().objectiveNow(created.getName())).isEqualTo(created);
        assertThat(created.getState()).isEqualTo(Objective.State.ACTIVE);
        assertThat(created.getHealth()).isEqualTo(Objective.Health.PENDING);
        assertThat(created.getOwner()).isEqualTo(acme.userName(adaCaller.id()));
        assertThat(created.getConfidence().getValue()).isEqualTo("0.5");
        assertThat(created.hasProgress()).isFalse();
    }

    @Test
    void changesOnlyTheFieldsOfTheMask() {
        Objective created = ada().objective("Grow", "");

        Objective changed = ada().objectives()
                .updateObjective(UpdateObjectiveRequest.newBuilder()
                        .setObjective(Objective.newBuilder()
                                .setName(created.getName())
                                .setTitle("ignored")
                                .setDescription("more"))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("description"))
                        .build());

        assertThat(changed.getTitle()).isEqualTo("Grow");
        assertThat(changed.getDescription()).isEqualTo("more");
        assertThat(changed.getEtag()).isNotEqualTo(created.getEtag());
    }

    @Test
    void refusesAStaleEtag() {
        Objective created = ada().objective("Grow", "");
        Objective update = created.toBuilder().setTitle("Grow more").build();
        update(ada(), update);

        Refusal refusal =
                Refusal.of(() -> update(ada(), update.toBuilder().setTitle("x").build()));

        assertThat(refusal.reason()).isEqualTo("ETAG_MISMATCH");
        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
    }

    @Test
    void writesNothingWhenItOnlyValidates() {
        CreateObjectiveRequest request = CreateObjectiveRequest.newBuilder()
                .setParent(acme.name())
                .setObjectiveId("only-checked")
                .setObjective(Objective.newBuilder().setTitle("Grow"))
                .setValidateOnly(true)
                .build();

        assertThat(ada().objectives().createObjective(request).getTitle()).isEqualTo("Grow");

        assertThat(Refusal.of(() -> ada().objectiveNow(acme.name() + "/objectives/only-checked"))
                        .reason())
                .isEqualTo("OBJECTIVE_NOT_FOUND");
    }

    @Test
    void answersARepeatOnce() {
        CreateObjectiveRequest request = CreateObjectiveRequest.newBuilder()
                .setParent(acme.name())
                .setObjective(Objective.newBuilder().setTitle("Grow"))
                .setRequestId("once")
                .build();

        assertThat(ada().objectives().createObjective(request))
                .isEqualTo(ada().objectives().createObjective(request));

        assertThat(list("").getObjectivesCount()).isEqualTo(1);
        CreateObjectiveRequest other =
                request.toBuilder().setObjectiveId("other").build();
        assertThat(Refusal.of(() -> ada().objectives().createObjective(other)).reason())
                .isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(fields(Objective.newBuilder())).containsExactly("objective.title");
        assertThat(fields(anObjective().setDescription("a\0b"))).containsExactly("objective.description");
        assertThat(fields(anObjective().setDueDate("2026-02-30"))).containsExactly("objective.due_date");
        assertThat(fields(anObjective().setStartDate("2026-02-02").setDueDate("2026-02-01")))
                .containsExactly("objective.due_date");
        assertThat(fields(anObjective().setConfidence(decimal("1.01")))).containsExactly("objective.confidence");
        assertThat(fields(anObjective().setConfidence(decimal("often")))).containsExactly("objective.confidence");
        assertThat(fields(anObjective().setWeight(decimal("-1")))).containsExactly("objective.weight");
        assertThat(fields(anObjective().setScore(decimal("1")))).containsExactly("objective.score");
        assertThat(fields(anObjective().setOwner("orgs/elsewhere/users/" + adaCaller.id())))
                .containsExactly("objective.owner");
        assertThat(fields(anObjective().setOwner(acme.name() + "/users/ada"))).containsExactly("objective.owner");
    }

    @Test
    void refusesReferencesToWhatIsNotThere() {
        assertThat(reason(anObjective().setCycle(acme.name() + "/cycles/none"))).isEqualTo("CYCLE_NOT_FOUND");
        assertThat(reason(anObjective().setSquad(acme.name() + "/squads/none"))).isEqualTo("SQUAD_NOT_FOUND");
        assertThat(reason(anObjective().setParent(acme.name() + "/objectives/none")))
                .isEqualTo("OBJECTIVE_NOT_FOUND");
    }

    @Test
    void listsByFilterAndByPage() {
        Objective root = ada().objective("root", "");
        for (int i = 0; i < 5; i++) {
            ada().objective(anObjective().setParent(root.getName()).setState(Objective.State.DRAFT));
        }

        assertThat(list("parent=\"" + root.getName() + "\"").getObjectivesCount())
                .isEqualTo(5);
        assertThat(list("state!=DRAFT").getObjectivesList()).containsExactly(root);
        assertThat(list("parent=\"\"").getObjectivesList()).containsExactly(root);
        assertThat(list("owner=\"" + root.getOwner() + "\" AND health=PENDING").getObjectivesCount())
                .isEqualTo(6);
        assertThat(pages(2)).hasSize(6).doesNotHaveDuplicates().isSorted();
        assertThat(Refusal.of(() -> list("title=x")).fields()).containsExactly("filter");
        assertThat(Refusal.of(() -> list("state=NOWHERE")).fields()).containsExactly("filter");
        assertThat(Refusal.of(() -> list("state>DRAFT")).fields()).containsExactly("filter");
    }

    @Test
    void letsOnlyOwnersAndAdminsChangeIt() {
        Objective created = ada().objective("Grow", "");
        Client ben = client(TestCaller.named("ben").in(acme, OrganizationRole.MEMBER));
        Client admin = client(TestCaller.named("max").in(acme, OrganizationRole.ADMIN));

        Refusal refusal = Refusal.of(
                () -> update(ben, created.toBuilder().setTitle("Mine").build()));

        assertThat(refusal.reason()).isEqualTo("ACCESS_DENIED");
        assertThat(refusal.metadata()).containsEntry("requiredRole", "ADMIN");
        assertThat(Refusal.of(() -> ben.percent(created.getName())).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(update(admin, created.toBuilder().setTitle("Ours").build()).getTitle())
                .isEqualTo("Ours");
    }

    @Test
    void shutsOutGuestsAndStrangers() {
        Objective created = ada().objective("Grow", "");
        Client gus = client(TestCaller.named("gus").in(acme, OrganizationRole.GUEST));
        TestCaller cleo = TestCaller.named("cleo").in(TestCaller.organization("globex"), OrganizationRole.OWNER);

        assertThat(Refusal.of(() -> gus.objectiveNow(created.getName())).reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> client(cleo).objectiveNow(created.getName()))
                        .reason())
                .isEqualTo("ORGANIZATION_NOT_FOUND");
    }

    @Test
    void answersWhetherTheParentOfAListExists() {
        ListKeyResultsRequest request = ListKeyResultsRequest.newBuilder()
                .setParent(acme.name() + "/objectives/none")
                .build();

        assertThat(Refusal.of(() -> ada().keyResults().listKeyResults(request)).reason())
                .isEqualTo("OBJECTIVE_NOT_FOUND");
    }

    private Client ada() {
        return client(adaCaller);
    }

    private Client client(TestCaller caller) {
        return new Client(channels.as(caller), acme);
    }

    private static Objective.Builder anObjective() {
        return Objective.newBuilder().setTitle("Grow");
    }

    private static Objective update(Client client, Objective objective) {
        return client.objectives()
                .updateObjective(UpdateObjectiveRequest.newBuilder()
                        .setObjective(objective)
                        .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                        .build());
    }

    private List<String> fields(Objective.Builder objective) {
        return Refusal.of(() -> ada().objective(objective)).fields();
    }

    private String reason(Objective.Builder objective) {
        return Refusal.of(() -> ada().objective(objective)).reason();
    }

    private ListObjectivesResponse list(String filter) {
        return ada().objectives()
                .listObjectives(ListObjectivesRequest.newBuilder()
                        .setParent(acme.name())
                        .setFilter(filter)
                        .build());
    }

    private List<String> pages(int size) {
        List<String> names = new ArrayList<>();
        ListObjectivesRequest.Builder request =
                ListObjectivesRequest.newBuilder().setParent(acme.name()).setPageSize(size);
        do {
            ListObjectivesResponse page = ada().objectives().listObjectives(request.build());
            page.getObjectivesList().forEach(objective -> names.add(objective.getName()));
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        return names;
    }
}
