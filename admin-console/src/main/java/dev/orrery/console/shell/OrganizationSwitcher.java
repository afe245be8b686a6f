package dev.orrery.console.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Person;
import java.util.List;
import java.util.Optional;

/** Shows which organisation is at hand, and takes the user to another one's dashboard. */
final class OrganizationSwitcher extends MenuBar {

    OrganizationSwitcher(List<Membership> memberships, Optional<Membership> current) {
        addClassName("organization-switcher");
        String name = current.map(Membership::alias).orElse("Choose an organisation");
        Span label = new Span(name);
        label.addClassName("switcher-name");
        Span content = new Span(current.isPresent() ? Person.initials(name) : Icon.BUILDING.draw(), label);
        content.addClassName("switcher");
        MenuItem button = addItem(content);
        button.setAriaLabel("Organisation: " + name + ". Switch");
        for (Membership membership : memberships) {
            MenuItem item = button.getSubMenu().addItem(row(membership), click -> open(membership));
            item.setCheckable(true);
            item.setChecked(current.filter(membership::equals).isPresent());
        }
    }

    private static Span row(Membership membership) {
        Span role = new Span(membership.role().label());
        role.addClassName("quiet");
        Span row = new Span(new Span(membership.alias()), role);
        row.addClassName("switcher-row");
        return row;
    }

    private static void open(Membership membership) {
        UI.getCurrent().navigate(Paths.of(Paths.DASHBOARD, membership.alias()));
    }
}
