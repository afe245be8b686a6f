package dev.orrery.console.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.shared.Registration;
import dev.orrery.console.live.ChangeSource;
import dev.orrery.console.live.LiveChanges;
import dev.orrery.console.live.LiveListener;
import dev.orrery.console.live.News;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import org.jspecify.annotations.Nullable;

/** A page of an organisation that the signed-in user belongs to; others get to know that they do not. */
public abstract class OrganizationPage extends Div implements BeforeEnterObserver, HasDynamicTitle, LiveListener {
    private final SignedInUsers users;
    private final LiveChanges live;
    private String title;
    private @Nullable ChangeSource followed;
    private @Nullable Runnable reload;
    private @Nullable Registration listening;

    protected OrganizationPage(SignedInUsers users, LiveChanges live, String title) {
        this.users = users;
        this.live = live;
        this.title = title;
        addClassName("page");
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        RouteParameters parameters = event.getRouteParameters();
        SignedInUser user = users.current();
        removeAll();
        reload = null;
        user.membership(Paths.organizationIn(parameters))
                .ifPresentOrElse(membership -> show(user, membership, parameters), this::showNotAMember);
    }

    /** Fills the empty page. Called for each organisation that the page is opened for. */
    protected abstract void show(SignedInUser user, Membership organization, RouteParameters parameters);

    /** Keeps the page true: reads it again whenever something of a service changed. */
    protected final void reloadOn(ChangeSource source, Runnable reading) {
        followed = source;
        reload = reading;
    }

    /** Something changed in the organisation; the page may look at what. */
    @Override
    public void onNews(News news) {
        if (reload != null && followed != null && news.sources().contains(followed)) {
            reload.run();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        listening = live.listen(this);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (listening != null) {
            listening.remove();
            listening = null;
        }
    }

    @Override
    public final String getPageTitle() {
        return title + " · Orrery";
    }

    /** Names the page after what it turned out to show. */
    protected final void rename(String name) {
        title = name;
        getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }

    private void showNotAMember() {
        add(EmptyState.page(
                Icon.COMPASS,
                "No such organisation",
                "It does not exist, or you are not one of its members. Pick one of yours from the menu."));
    }
}
