package dev.orrery.console.bindings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.orrery.console.calls.Page;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.live.ChangeSource;
import dev.orrery.console.live.LiveChanges;
import dev.orrery.console.shell.MainLayout;
import dev.orrery.console.shell.OrganizationPage;
import dev.orrery.console.shell.Paths;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.PageHeader;
import dev.orrery.console.ui.Pane;
import dev.orrery.console.ui.Panel;
import dev.orrery.console.ui.Table;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiBinding;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;

/** Where a KPI's measurements come from by themselves: how that goes, and a form for each source. */
@PermitAll
@Route(value = Paths.KPI_BINDINGS, layout = MainLayout.class)
public class BindingsView extends OrganizationPage {
    private final Bindings bindings;
    private final Background background;
    private final Clock clock;

    BindingsView(SignedInUsers users, Bindings bindings, Background background, LiveChanges live, Clock clock) {
        super(users, live, "Bindings");
        this.bindings = bindings;
        this.background = background;
        this.clock = clock;
    }

    @Override
    protected void show(SignedInUser user, Membership organization, RouteParameters parameters) {
        Pane page = new Pane();
        page.addClassName("fill");
        add(page);
        page.showLoading(8);
        Opened opened = new Opened(UI.getCurrent(), user, Paths.resourceIn(parameters, organization.parent()), page);
        // A run that records something is a change; a run that does not is seen with the next.
        reloadOn(ChangeSource.OKR, opened::refresh);
        opened.load();
    }

    /** The bindings of one KPI. What is typed into the form survives that the list is read again. */
    private final class Opened {
        private final UI ui;
        private final SignedInUser user;
        private final String kpi;
        private final Pane page;
        private final Panel list = new Panel("Sources", "panel-chart");
        private final Div detail = new Div();

        private Opened(UI ui, SignedInUser user, String kpi, Pane page) {
            this.ui = ui;
            this.user = user;
            this.kpi = kpi;
            this.page = page;
            detail.addClassName("column");
        }

        private void load() {
            background.run(
                    ui,
                    () -> new Read(bindings.kpi(user, kpi), bindings.of(user, kpi)),
                    this::show,
                    problem -> page.showProblem(problem, this::load));
        }

        private void refresh() {
            background.run(
                    ui,
                    () -> bindings.of(user, kpi),
                    this::fill,
                    problem -> list.body().showProblem(problem, this::refresh));
        }

        private void show(Read read) {
            String title = "Bindings of " + read.kpi().getDisplayName();
            rename(title);
            Div columns = new Div(list, detail);
            columns.addClassName("columns");
            fill(read.bindings());
            openNew();
            PageHeader header = new PageHeader(
                            new H1(title), new Paragraph("Where its measurements come from by themselves"))
                    .with(new Button("New binding", click -> openNew()));
            page.show(header, columns);
        }

        private void fill(List<KpiBinding> present) {
            if (present.isEmpty()) {
                list.body()
                        .show(new EmptyState(
                                Icon.PLUG,
                                "No bindings yet",
                                "A query, a document on the web or a program that calls can measure this KPI."));
                return;
            }
            Table<KpiBinding> table = BindingTable.draw(clock.instant(), BrowserZone.of(ui), this::open);
            Pages<KpiBinding> pages = new Pages<>(token -> new Page<>(present, ""));
            pages.read(0, present.size());
            table.show(pages);
            list.body().show(table);
        }

        private void openNew() {
            Panel panel = new Panel("New binding", "panel-form");
            panel.body().show(form(KpiBinding.getDefaultInstance()));
            show(panel);
        }

        private void open(KpiBinding binding) {
            Panel panel = new Panel(
                    binding.getDisplayName().isEmpty()
                            ? BindingTable.label(binding.getSourceKind())
                            : binding.getDisplayName(),
                    "panel-form");
            Paragraph failure = new Paragraph(BindingTable.failure(binding.getStatus()));
            failure.addClassName("tone-bad");
            failure.setVisible(binding.getStatus().hasLastFailure());
            panel.body()
                    .show(
                            failure,
                            form(binding),
                            new BindingActions(ui, user, binding, bindings, background, this::closed));
            show(panel);
        }

        private BindingForm form(KpiBinding binding) {
            return new BindingForm(ui, user, kpi, binding, bindings, background, saved -> {
                open(saved);
                refresh();
            });
        }

        private void closed() {
            openNew();
            refresh();
        }

        private void show(Panel panel) {
            detail.removeAll();
            detail.add(panel);
        }
    }

    private record Read(Kpi kpi, List<KpiBinding> bindings) {}
}
