package dev.orrery.console.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.shared.Registration;
import dev.orrery.console.live.LiveChanges;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frame around every page. It follows the changes of the organisation at hand as long as the tab is open. */
@PermitAll
public class MainLayout extends AppLayout implements AfterNavigationObserver {
    private final SignedInUser user;
    private final LiveChanges live;
    private final Div drawer = new Div();
    private final LiveIndicator liveIndicator = new LiveIndicator();
    private @Nullable Registration listening;

    MainLayout(SignedInUsers users, LiveChanges live) {
        this.user = users.current();
        this.live = live;
        setPrimarySection(Section.DRAWER);
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel("Menu");
        Div space = new Div();
        space.addClassName("header-space");
        Header header = new Header(toggle, space, liveIndicator, new UserMenu(user, users));
        header.addClassName("header");
        addToNavbar(header);
        drawer.addClassName("drawer");
        Aside aside = new Aside(drawer);
        aside.getElement().setAttribute("aria-label", "Menu");
        addToDrawer(aside);
    }

    /** Puts the page into a landmark, so that a screen reader finds it. */
    @Override
    public void showRouterLayoutContent(HasElement content) {
        Main main = new Main();
        main.getElement().appendChild(content.getElement());
        setContent(main);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Optional<Membership> organization = user.membership(Paths.organizationIn(event.getRouteParameters()));
        drawer.removeAll();
        drawer.add(new Logo());
        if (!user.memberships().isEmpty()) {
            drawer.add(new OrganizationSwitcher(user.memberships(), organization));
        }
        drawer.add(new Navigation(user, organization));
        liveIndicator.setVisible(organization.isPresent());
        organization.ifPresentOrElse(membership -> live.follow(user, membership, UI.getCurrent()), live::stop);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        listening = live.listen(liveIndicator);
        // Vaadin's own notice of a lost connection is outside of every landmark unless it is announced.
        event.getUI()
                .getPage()
                .executeJs("document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status')");
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (listening != null) {
            listening.remove();
        }
        live.stop();
    }
}
