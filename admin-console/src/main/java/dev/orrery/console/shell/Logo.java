package dev.orrery.console.shell;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;

/** The orrery and the name, which lead home. */
final class Logo extends RouterLink {
    private static final String DRAWING = """
            <svg viewBox="0 0 64 64" fill="none" aria-hidden="true">
              <circle class="logo-ring" cx="32" cy="32" r="28" stroke-width="2.5"/>
              <ellipse class="logo-ring" cx="32" cy="32" rx="28" ry="11" stroke-width="2.5" transform="rotate(-24 32 32)"/>
              <circle class="logo-sun" cx="32" cy="32" r="8"/>
              <circle class="logo-planet" cx="7.5" cy="43" r="5"/>
              <circle class="logo-planet" cx="53" cy="14" r="4"/>
            </svg>
            """;

    Logo() {
        setRoute(HomeView.class);
        addClassName("logo");
        Span name = new Span("Orrery");
        name.addClassName("logo-name");
        add(drawing(), name);
    }

    private static Svg drawing() {
        Svg drawing = new Svg(DRAWING);
        drawing.addClassName("logo-mark");
        return drawing;
    }
}
