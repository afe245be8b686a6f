package dev.orrery.console.calendars;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.orrery.console.calendars.EventRange.Unit;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Segments;
import dev.orrery.console.ui.Words;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Chooses the days to look at: back, on, today, by week or by month. */
final class RangeBar extends Div {
    private final LocalDate today;
    private final H2 label = new H2();
    private final Button goToToday = new Button("Today");
    private final Segments units = new Segments("Show a");
    private EventRange range;
    private Consumer<EventRange> onChange = chosen -> {};

    RangeBar(LocalDate today) {
        this.today = today;
        this.range = EventRange.around(Unit.WEEK, today);
        addClassName("range-bar");
        label.getElement().setAttribute("aria-live", "polite");
        goToToday.addClickListener(click -> show(EventRange.around(range.unit(), today)));
        Button previous = step(Icon.CHEVRON_LEFT, "Earlier", () -> range.previous());
        Button next = step(Icon.CHEVRON_RIGHT, "Later", () -> range.next());
        for (Unit unit : Unit.values()) {
            units.add(Words.of(unit), () -> show(EventRange.around(unit, anchor())));
        }
        Div steps = group("Move", previous, goToToday, next);
        add(steps, label, units);
    }

    /** Tells of the present range, and of every one that is chosen. */
    void onChange(Consumer<EventRange> listener) {
        onChange = listener;
        show(range);
    }

    /** Goes to the week of a day. */
    void showWeekOf(LocalDate day) {
        show(EventRange.around(Unit.WEEK, day));
    }

    EventRange range() {
        return range;
    }

    private void show(EventRange shown) {
        range = shown;
        label.setText(range.label());
        goToToday.setEnabled(!range.contains(today));
        units.press(Words.of(range.unit()));
        onChange.accept(range);
    }

    /** The day to keep in sight when the unit changes. */
    private LocalDate anchor() {
        return range.contains(today) ? today : range.start();
    }

    private Button step(Icon icon, String words, Supplier<EventRange> target) {
        Button button = new Button(icon.draw(), click -> show(target.get()));
        button.setAriaLabel(words);
        button.setTooltipText(words);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private static Div group(String words, Component... components) {
        Div group = new Div(components);
        group.addClassName("button-group");
        group.getElement().setAttribute("role", "group");
        group.getElement().setAttribute("aria-label", words);
        return group;
    }
}
