package dev.orrery.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import dev.orrery.console.ViewTest;
import dev.orrery.console.fakes.FakeKeycloak;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.SignedInAs;
import dev.orrery.console.signin.OrganizationRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SignedInAs(FakeUser.ADA)
class PeopleViewsIT extends ViewTest {

    @Test
    void listsMembersWithRoleAndLastSignIn() {
        navigate(PeopleView.class, Map.of("org", "acme"));

        eventually(() -> !find(Grid.class).all().isEmpty());
        Member ada = (Member) table().getRow(0);
        assertThat(ada.name()).isEqualTo("Ada Lovelace");
        assertThat(ada.email()).isEqualTo("ada@acme.example");
        assertThat(ada.role()).isEqualTo(OrganizationRole.OWNER);
        assertThat(ada.isEnabled()).isTrue();
        assertThat(ada.lastSignIn()).isPresent();
        assertThat(text()).contains("Acme Corporation, 3 people");
    }

    @Test
    void findsByName() {
        navigate(PeopleView.class, Map.of("org", "acme"));
        eventually(() -> !find(Grid.class).all().isEmpty());

        test(find(TextField.class).single()).setValue("ben");

        eventually(() -> !find(Grid.class).all().isEmpty() && table().size() == 1);
    }

    @Test
    void showsNobodyOfAnOrganisationOfOthers() {
        navigate(PeopleView.class, Map.of("org", FakeKeycloak.GLOBEX));

        assertThat(text()).contains("These people are not yours to see");
        assertThat(find(Grid.class).all()).isEmpty();
    }

    @Test
    @SignedInAs(FakeUser.GUS)
    void showsNobodyToAGuest() {
        navigate(PeopleView.class, Map.of("org", "acme"));

        assertThat(text()).contains("These people are not yours to see");
    }

    @Test
    @SignedInAs(FakeUser.PAT)
    void showsEveryOrganisationToThePlatformsAdministrator() {
        navigate(OrganizationsView.class);
        eventually(() -> !find(Grid.class).all().isEmpty());
        assertThat(table().size()).isEqualTo(2);

        navigate(PeopleView.class, Map.of("org", FakeKeycloak.GLOBEX));
        eventuallySays("Globex, 3 people");
    }

    @Test
    void showsTheirOwnOrganisationsToOthers() {
        navigate(OrganizationsView.class);

        eventually(() -> !find(Grid.class).all().isEmpty());
        assertThat(table().size()).isEqualTo(1);
    }

    @Test
    void tellsKindlyThatKeycloakIsAway() {
        keycloak.directory().failWith(503);

        navigate(PeopleView.class, Map.of("org", "acme"));

        eventuallySays("Cannot reach Keycloak");
    }

    @Test
    void tellsThatTheServiceAccountMayNotRead() {
        keycloak.directory().failWith(403);

        navigate(PeopleView.class, Map.of("org", "acme"));

        eventuallySays("The directory is closed to the console");
    }
}
