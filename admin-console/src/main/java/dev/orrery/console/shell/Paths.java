package dev.orrery.console.shell;

import com.vaadin.flow.router.RouteParameters;
import java.util.Map;

/** The addresses of an organisation's pages. The organisation is in the address: tabs may show different ones. */
public final class Paths {
    /** Route of the dashboard. */
    public static final String DASHBOARD = "orgs/:org";

    public static final String CALENDARS = DASHBOARD + "/calendars";
    public static final String CALENDAR = CALENDARS + "/:calendar";
    public static final String OBJECTIVES = DASHBOARD + "/objectives";
    public static final String KPIS = DASHBOARD + "/kpis";
    public static final String PEOPLE = DASHBOARD + "/people";
    public static final String ORGANIZATIONS = "organizations";

    private static final String ORG = "org";
    private static final String CALENDAR_PARAMETER = "calendar";

    private Paths() {}

    /** A route with the organisation put in. */
    public static String of(String route, String organization) {
        return route.replace(":" + ORG, organization);
    }

    public static RouteParameters organization(String alias) {
        return new RouteParameters(ORG, alias);
    }

    /** Parameters of the page of {@code orgs/{org}/calendars/{calendar}}. */
    public static RouteParameters calendar(String alias, String calendarName) {
        return new RouteParameters(
                Map.of(ORG, alias, CALENDAR_PARAMETER, calendarName.substring(calendarName.lastIndexOf('/') + 1)));
    }

    /** What the address names as the organisation; empty when it names none. */
    public static String organizationIn(RouteParameters parameters) {
        return parameters.get(ORG).orElse("");
    }

    /** What the address names as the calendar. */
    public static String calendarIn(RouteParameters parameters) {
        return parameters.get(CALENDAR_PARAMETER).orElse("");
    }
}
