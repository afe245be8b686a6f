package dev.orrery.console.shell;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Person;

/** Who is signed in, and the way out. */
final class UserMenu extends MenuBar {

    UserMenu(SignedInUser user, SignedInUsers users) {
        addClassName("user-menu");
        addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem button = addItem(Person.initials(user.name()));
        button.setAriaLabel("Signed in as " + user.name());
        SubMenu menu = button.getSubMenu();
        MenuItem who = menu.addItem(new Person(user.name(), user.email()));
        who.setEnabled(false);
        who.addClassName("user-menu-who");
        menu.addSeparator();
        Span signOut = new Span(Icon.SIGN_OUT.draw(), new Span("Sign out"));
        signOut.addClassName("menu-row");
        menu.addItem(signOut, click -> users.signOut());
    }
}
