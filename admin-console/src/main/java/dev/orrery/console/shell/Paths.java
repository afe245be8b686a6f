package dev.orrery.console.shell;

import com.vaadin.flow.router.RouteParameters;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of an organisation's pages. The organisation is in the address: tabs may show different ones. */
public final class Paths {
    /** Route of the dashboard. */
    public static final String DASHBOARD = "orgs/:org";

    public static final String CALENDARS = DASHBOARD + "/calendars";
    public static final String CALENDAR = CALENDARS + "/:calendar";
    public static final String EVENT = CALENDAR + "/events/:event";
    public static final String EVENT_INSTANCE = EVENT + "/instances/:instance";
    public static final String OBJECTIVES = DASHBOARD + "/objectives";
    public static final String KEY_RESULT = OBJECTIVES + "/:objective/keyResults/:keyResult";
    public static final String KPIS = DASHBOARD + "/kpis";
    public static final String KPI = KPIS + "/:kpi";
    public static final String KPI_BINDINGS = KPI + "/bindings";
    public static final String PEOPLE = DASHBOARD + "/people";
    public static final String ORGANIZATIONS = "organizations";

    private static final String ORG = "org";

    /** Collections of resource names, outer ones first, and what stands for their members in an address. */
    private static final Map<String, String> PARAMETERS = parameters();

    private Paths() {}

    /** A route with the organisation put in. */
    public static String of(String route, String organization) {
        return route.replace(":" + ORG, organization);
    }

    public static RouteParameters organization(String alias) {
        return new RouteParameters(ORG, alias);
    }

    /** Parameters of the page of a resource: addresses are built as names are. */
    public static RouteParameters resource(String alias, String name) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(ORG, alias);
        String[] segments = name.split("/", -1);
        for (int index = 2; index + 1 < segments.length; index += 2) {
            String parameter = PARAMETERS.get(segments[index]);
            if (parameter == null) {
                throw new IllegalArgumentException("name: " + name + " (expected: of a resource that has a page)");
            }
            parameters.put(parameter, segments[index + 1]);
        }
        return new RouteParameters(parameters);
    }

    /** What the address names as the organisation; empty when it names none. */
    public static String organizationIn(RouteParameters parameters) {
        return parameters.get(ORG).orElse("");
    }

    /** The name of the resource that an address stands for, under {@code orgs/{org}}. */
    public static String resourceIn(RouteParameters parameters, String parent) {
        StringBuilder name = new StringBuilder(parent);
        PARAMETERS.forEach((collection, parameter) -> parameters
                .get(parameter)
                .ifPresent(id -> name.append('/').append(collection).append('/').append(id)));
        return name.toString();
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("calendars", "calendar");
        parameters.put("events", "event");
        parameters.put("instances", "instance");
        parameters.put("objectives", "objective");
        parameters.put("keyResults", "keyResult");
        parameters.put("kpis", "kpi");
        return parameters;
    }
}
