package dev.orrery.console.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.OrganizationRole;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Icon;
import java.util.Optional;

/** Where one can go: what the user's role allows, in the organisation at hand and on the platform. */
final class Navigation extends Div {

    Navigation(SignedInUser user, Optional<Membership> organization) {
        addClassName("navigation");
        organization.ifPresent(this::addOrganization);
        if (user.isPlatformAdmin() || !user.memberships().isEmpty()) {
            addPlatform(user);
        }
    }

    private void addOrganization(Membership organization) {
        String alias = organization.alias();
        SideNav navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", "Organisation " + alias);
        SideNavItem calendars = item("Calendars", Paths.of(Paths.CALENDARS, alias), Icon.CALENDAR);
        calendars.setMatchNested(true);
        navigation.addItem(item("Dashboard", Paths.of(Paths.DASHBOARD, alias), Icon.DASHBOARD), calendars);
        navigation.addItem(
                item("Objectives", Paths.of(Paths.OBJECTIVES, alias), Icon.TARGET),
                item("KPIs", Paths.of(Paths.KPIS, alias), Icon.GAUGE));
        // Guests see what is shared with them, not who else is there.
        if (organization.role().includes(OrganizationRole.MEMBER)) {
            navigation.addItem(item("People", Paths.of(Paths.PEOPLE, alias), Icon.PEOPLE));
        }
        add(navigation);
    }

    private void addPlatform(SignedInUser user) {
        SideNav platform = new SideNav(user.isPlatformAdmin() ? "Platform" : "Account");
        platform.addItem(item(
                user.isPlatformAdmin() ? "Organisations" : "Your organisations", Paths.ORGANIZATIONS, Icon.BUILDING));
        add(platform);
    }

    private static SideNavItem item(String label, String path, Icon icon) {
        return new SideNavItem(label, path, icon.draw());
    }
}
