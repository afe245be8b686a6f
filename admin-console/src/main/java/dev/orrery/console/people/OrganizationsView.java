package dev.orrery.console.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.calls.Page;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.shell.MainLayout;
import dev.orrery.console.shell.Paths;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.PageHeader;
import dev.orrery.console.ui.Pane;
import dev.orrery.console.ui.Person;
import dev.orrery.console.ui.Pill;
import dev.orrery.console.ui.Table;
import dev.orrery.console.ui.Tag;
import dev.orrery.console.ui.Tone;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Organisations: all of them for the platform's administrator, their own for everybody else. */
@PermitAll
@PageTitle("Organisations · Orrery")
@Route(value = Paths.ORGANIZATIONS, layout = MainLayout.class)
public class OrganizationsView extends Div {
    private final SignedInUser user;
    private final Directory directory;
    private final Background background;
    private final Pane pane = new Pane();

    OrganizationsView(SignedInUsers users, Directory directory, Background background) {
        this.user = users.current();
        this.directory = directory;
        this.background = background;
        addClassName("page");
        add(
                new PageHeader(
                        user.isPlatformAdmin() ? "Organisations" : "Your organisations",
                        user.isPlatformAdmin()
                                ? "Everyone on this platform, as Keycloak knows them"
                                : "Where you are a member, and as what"),
                pane);
        load(UI.getCurrent());
    }

    private void load(UI ui) {
        pane.showLoading(4);
        background.run(
                ui,
                () -> {
                    Pages<Organization> pages = new Pages<>(this::page);
                    pages.read(0, Table.PAGE_SIZE);
                    return pages;
                },
                this::show,
                problem -> pane.showProblem(problem, () -> load(ui)));
    }

    private Page<Organization> page(String token) {
        if (!user.isPlatformAdmin()) {
            return new Page<>(
                    user.memberships().stream()
                            .map(membership -> directory.organization(membership.id()))
                            .toList(),
                    "");
        }
        int offset = token.isEmpty() ? 0 : Integer.parseInt(token);
        List<Organization> organizations = directory.organizations(offset, Table.PAGE_SIZE);
        boolean isLast = organizations.size() < Table.PAGE_SIZE;
        return new Page<>(organizations, isLast ? "" : Integer.toString(offset + Table.PAGE_SIZE));
    }

    private void show(Pages<Organization> pages) {
        if (pages.read(0, 1).isEmpty()) {
            pane.show(new EmptyState(
                    Icon.BUILDING,
                    "No organisations yet",
                    "An operator creates them in Keycloak; they appear here as soon as they exist."));
            return;
        }
        Table<Organization> table = new Table<>("Organisations");
        table.addComponentColumn(this::name).setHeader("Name").setFlexGrow(3).setWidth("220px");
        Grid.Column<Organization> alias =
                table.addColumn(Organization::alias).setHeader("Alias").setFlexGrow(1);
        table.addComponentColumn(this::role).setHeader("My role").setFlexGrow(1);
        Grid.Column<Organization> state = table.addComponentColumn(OrganizationsView::state)
                .setHeader("State")
                .setFlexGrow(1);
        table.showOnlyWhenWide(alias, state);
        table.show(pages);
        pane.show(table);
    }

    private Component name(Organization organization) {
        RouterLink link = new RouterLink();
        link.setText(organization.name());
        String address =
                user.membership(organization.id()).map(Membership::alias).orElse(organization.id());
        link.setRoute(PeopleView.class, Paths.organization(address));
        Div cell = new Div(Person.initials(organization.alias()), link);
        cell.addClassName("name-cell");
        return cell;
    }

    private Component role(Organization organization) {
        return user.membership(organization.id())
                .<Component>map(membership -> new Tag(membership.role().label()))
                .orElseGet(() -> new Span("–"));
    }

    private static Component state(Organization organization) {
        return organization.isEnabled() ? new Pill("Enabled", Tone.GOOD) : new Pill("Disabled", Tone.BAD);
    }
}
