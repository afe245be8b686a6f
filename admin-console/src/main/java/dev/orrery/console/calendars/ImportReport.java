package dev.orrery.console.calendars;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.ImportEventsResponse.Failure;
import dev.orrery.console.ui.Tone;

/** What became of the events of a file, in numbers, and each that did not land. */
final class ImportReport extends Div {
    private static final int MAX_FAILURES = 100;

    ImportReport(String fileName, ImportEventsResponse response) {
        addClassName("import-report");
        add(new H3(fileName));
        Div counts = new Div(
                count("Created", response.getCreated(), Tone.GOOD),
                count("Updated", response.getUpdated(), Tone.INFO),
                count("Unchanged", response.getUnchanged(), Tone.QUIET),
                count("Skipped", response.getSkipped(), Tone.QUIET),
                count("Failed", response.getFailuresCount(), Tone.BAD));
        counts.addClassName("import-counts");
        add(counts);
        if (response.getFailuresCount() > 0) {
            add(failures(response));
        }
    }

    private static Div count(String name, int number, Tone tone) {
        Span value = new Span(Integer.toString(number));
        value.addClassName("import-number");
        Div count = new Div(value, new Span(name));
        count.addClassNames("import-count", number == 0 ? Tone.QUIET.className() : tone.className());
        return count;
    }

    private static Div failures(ImportEventsResponse response) {
        OrderedList list = new OrderedList();
        list.addClassName("import-failures");
        response.getFailuresList().stream()
                .limit(MAX_FAILURES)
                .map(ImportReport::failure)
                .forEach(list::add);
        int more = response.getFailuresCount() - MAX_FAILURES;
        if (more > 0) {
            list.add(new ListItem("and " + more + " more"));
        }
        Div scroller = new Div(list);
        scroller.addClassName("scroller");
        scroller.getElement().setAttribute("tabindex", "0");
        scroller.getElement().setAttribute("role", "region");
        scroller.getElement().setAttribute("aria-label", "Events that did not land");
        return scroller;
    }

    private static ListItem failure(Failure failure) {
        Span where = new Span(
                "Event " + (failure.getIndex() + 1) + (failure.getUid().isEmpty() ? "" : ", " + failure.getUid()));
        where.addClassName("failure-where");
        return new ListItem(
                where,
                new Span(failure.getMessage()),
                new Code(failure.getReason().name()));
    }
}
