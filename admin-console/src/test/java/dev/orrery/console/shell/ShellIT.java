package dev.orrery.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinService;
import dev.orrery.console.ViewTest;
import dev.orrery.console.dashboard.DashboardView;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.SignedInAs;
import dev.orrery.console.people.OrganizationsView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SignedInAs(FakeUser.ADA)
class ShellIT extends ViewTest {

    @Test
    void leadsAMemberToTheirDashboard() {
        navigate("", DashboardView.class);

        assertThat(destinations()).contains("Dashboard", "Calendars", "Objectives", "KPIs", "People");
    }

    @Test
    @SignedInAs(FakeUser.GUS)
    void offersAGuestNoPeople() {
        navigate("", DashboardView.class);

        assertThat(destinations()).contains("Calendars").doesNotContain("People");
    }

    @Test
    @SignedInAs(FakeUser.PAT)
    void leadsThePlatformsAdministratorToOrganisations() {
        navigate("", OrganizationsView.class);

        assertThat(destinations()).containsExactly("Organisations");
    }

    @Test
    @SignedInAs(FakeUser.MAX)
    void tellsAModeratorThatThereIsNothingHere() {
        navigate("", HomeView.class);

        assertThat(text()).contains("Nothing to moderate here");
    }

    @Test
    void tellsWhoIsNoMember() {
        navigate(DashboardView.class, Map.of("org", "globex"));

        assertThat(text()).contains("No such organisation");
        eventually(() -> services.calendarCalls.openCalls() == 0);
    }

    @Test
    void tellsThatAnAddressLeadsNowhere() {
        navigate("nowhere", NotFoundView.class);

        assertThat(text()).contains("There is no page here", "Go to the start page");
    }

    @Test
    void tellsThatTheSessionHasEnded() {
        SystemMessages messages = VaadinService.getCurrent().getSystemMessages(Locale.ENGLISH, null);

        assertThat(messages.isSessionExpiredNotificationEnabled()).isTrue();
        assertThat(messages.getSessionExpiredCaption()).isEqualTo("Your session has ended");
    }

    private List<String> destinations() {
        return find(SideNavItem.class).all().stream().map(SideNavItem::getLabel).toList();
    }
}
