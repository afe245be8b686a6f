package dev.orrery.console.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.orrery.console.calls.Page;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.shell.MainLayout;
import dev.orrery.console.shell.Paths;
import dev.orrery.console.signin.OrganizationRole;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.PageHeader;
import dev.orrery.console.ui.Pane;
import dev.orrery.console.ui.Person;
import dev.orrery.console.ui.Pill;
import dev.orrery.console.ui.Table;
import dev.orrery.console.ui.Tag;
import dev.orrery.console.ui.Times;
import dev.orrery.console.ui.Tone;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The people of an organisation. */
@PermitAll
@PageTitle("People · Orrery")
@Route(value = Paths.PEOPLE, layout = MainLayout.class)
public class PeopleView extends Div implements BeforeEnterObserver {
    private static final int READ_AT_ONCE = 25;

    private final SignedInUser user;
    private final Directory directory;
    private final Background background;
    private final Clock clock;
    private int reading;

    PeopleView(SignedInUsers users, Directory directory, Background background, Clock clock) {
        this.user = users.current();
        this.directory = directory;
        this.background = background;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        String named = Paths.organizationIn(event.getRouteParameters());
        Optional<String> id = DirectoryAccess.visibleOrganization(user, named);
        if (id.isEmpty()) {
            add(EmptyState.page(
                    Icon.LOCK,
                    "These people are not yours to see",
                    "You are not a member of this organisation, or a guest in it."));
            return;
        }
        show(id.get());
    }

    private void show(String organizationId) {
        Pane page = new Pane();
        page.addClassName("fill");
        add(page);
        UI ui = UI.getCurrent();
        page.showLoading(6);
        background.run(
                ui,
                () -> new Found(directory.organization(organizationId), directory.memberCount(organizationId)),
                found -> showOrganization(ui, found, page),
                problem -> page.showProblem(problem, () -> {
                    removeAll();
                    show(organizationId);
                }));
    }

    private void showOrganization(UI ui, Found found, Pane page) {
        Pane members = new Pane();
        members.addClassName("fill");
        TextField search = new TextField();
        search.setPlaceholder("Name or address");
        search.setAriaLabel("Search people");
        search.setPrefixComponent(Icon.SEARCH.draw());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(
                typed -> showMembers(ui, found.organization(), typed.getValue().strip(), members));
        PageHeader header = new PageHeader(
                "People", found.organization().name() + ", " + countOf(found.members()) + ", as Keycloak knows them");
        page.show(header.with(search), members);
        showMembers(ui, found.organization(), "", members);
    }

    private void showMembers(UI ui, Organization organization, String search, Pane pane) {
        int number = ++reading;
        pane.showLoading(6);
        background.run(
                ui,
                () -> {
                    Pages<Member> pages = pages(organization, search);
                    pages.read(0, READ_AT_ONCE);
                    return pages;
                },
                pages -> {
                    if (number == reading) {
                        showTable(pages, search, BrowserZone.of(ui), pane);
                    }
                },
                problem -> pane.showProblem(problem, () -> showMembers(ui, organization, search, pane)));
    }

    /** Offsets as page tokens, since that is how Keycloak counts. */
    private Pages<Member> pages(Organization organization, String search) {
        return new Pages<>(token -> {
            int offset = token.isEmpty() ? 0 : Integer.parseInt(token);
            List<Member> members = directory.members(organization.id(), search, offset, READ_AT_ONCE);
            boolean isLast = members.size() < READ_AT_ONCE;
            return new Page<>(members, isLast ? "" : Integer.toString(offset + READ_AT_ONCE));
        });
    }

    private void showTable(Pages<Member> pages, String search, ZoneId zone, Pane pane) {
        if (pages.read(0, 1).isEmpty()) {
            pane.show(
                    search.isEmpty()
                            ? new EmptyState(
                                    Icon.PEOPLE,
                                    "Nobody here yet",
                                    "People join by invitation; an operator sends them from Keycloak.")
                            : new EmptyState(
                                    Icon.SEARCH, "Nobody found", "No name or address has “" + search + "” in it."));
            return;
        }
        Table<Member> table = table(clock.instant(), zone);
        table.show(pages);
        pane.show(table);
    }

    private static Table<Member> table(Instant now, ZoneId zone) {
        Table<Member> table = new Table<>("People");
        table.addComponentColumn(member -> new Person(member.name(), member.email()))
                .setHeader("Person")
                .setFlexGrow(3)
                .setWidth("220px");
        table.addComponentColumn(PeopleView::role).setHeader("Role").setWidth("110px");
        Grid.Column<Member> state =
                table.addComponentColumn(PeopleView::state).setHeader("Account").setFlexGrow(1);
        Grid.Column<Member> lastSignIn = table.addColumn(member -> member.lastSignIn()
                        .map(time -> Times.ago(time, now, zone))
                        .orElse("–"))
                .setHeader("Last sign-in")
                .setFlexGrow(1);
        lastSignIn.setTooltipGenerator(member ->
                member.lastSignIn().map(time -> Times.exact(time, zone)).orElse("None that Keycloak remembers"));
        table.showOnlyWhenWide(state, lastSignIn);
        return table;
    }

    private static Component role(Member member) {
        Tag role = new Tag(member.role().label());
        if (member.role().includes(OrganizationRole.ADMIN)) {
            role.addClassName("tag-strong");
        }
        return role;
    }

    private static Component state(Member member) {
        if (!member.isEnabled()) {
            return new Pill("Disabled", Tone.BAD);
        }
        return member.isEmailVerified() ? new Pill("Enabled", Tone.GOOD) : new Pill("Address unverified", Tone.WARN);
    }

    private static String countOf(long members) {
        return members == 1 ? "1 person" : members + " people";
    }

    private record Found(Organization organization, long members) {}
}
