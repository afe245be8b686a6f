package dev.orrery.console.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import jakarta.annotation.security.PermitAll;

/** Leads on to the first organisation; who has none is told so. */
@PermitAll
@PageTitle("Orrery")
@Route(value = "", layout = MainLayout.class)
public class HomeView extends Div implements BeforeEnterObserver {
    private final SignedInUser user;

    HomeView(SignedInUsers users) {
        this.user = users.current();
        addClassName("page");
        add(nothingToSee());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!user.memberships().isEmpty()) {
            event.forwardTo(
                    Paths.of(Paths.DASHBOARD, user.memberships().getFirst().alias()));
        } else if (user.isPlatformAdmin()) {
            event.forwardTo(Paths.ORGANIZATIONS);
        }
    }

    private EmptyState nothingToSee() {
        if (user.isModerator()) {
            return EmptyState.page(
                    Icon.BUILDING,
                    "Nothing to moderate here",
                    "You moderate the platform, and belong to no organisation yourself. Calendars and goals are shown"
                            + " to members only; ask an owner to invite you if you need to see theirs.");
        }
        return EmptyState.page(
                Icon.BUILDING,
                "You belong to no organisation yet",
                "Ask an owner or administrator to invite " + user.email()
                        + ". Sign out and in again once they did: memberships are read at sign-in.");
    }
}
