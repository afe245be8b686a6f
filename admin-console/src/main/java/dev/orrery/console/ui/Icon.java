package dev.orrery.console.ui;

import com.vaadin.flow.component.icon.SvgIcon;
import java.util.Locale;

/** The console's own icons, symbols of {@code icons.svg}. They say nothing to a screen reader; words do. */
public enum Icon {
    ALERT,
    BUILDING,
    CALENDAR,
    CHECK,
    CHEVRON_DOWN,
    CHEVRON_LEFT,
    CHEVRON_RIGHT,
    CHEVRONS,
    CLOCK,
    COMPASS,
    DASHBOARD,
    FLAG,
    GAUGE,
    GLOBE,
    LINK,
    LOCK,
    PEOPLE,
    PIN,
    PLUG,
    PULSE,
    REFRESH,
    REPEAT,
    SEARCH,
    SIGN_OUT,
    STAR,
    TARGET,
    TASK,
    UPLOAD;

    private static final String SPRITE = "console/icons.svg";

    /** A new element that draws it in the size and colour of the text around it. */
    public SvgIcon draw() {
        SvgIcon icon = new SvgIcon(SPRITE, symbol());
        icon.addClassName("icon");
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    private String symbol() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
