package dev.orrery.console.calendars;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.orrery.console.calendars.EventRange.Unit;
import dev.orrery.console.ui.Icon;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Chooses the days to look at: back, on, today, by week or by month. */
final class RangeBar extends Div {
    private final LocalDate today;
    private final Consumer<EventRange> onChange;
    private final H2 label = new H2();
    private final Button goToToday = new Button("Today");
    private final Button week = new Button("Week");
    private final Button month = new Button("Month");
    private EventRange range;

    RangeBar(LocalDate today, Consumer<EventRange> onChange) {
        this.today = today;
        this.onChange = onChange;
        this.range = EventRange.around(Unit.WEEK, today);
        addClassName("range-bar");
        label.getElement().setAttribute("aria-live", "polite");
        goToToday.addClickListener(click -> show(EventRange.around(range.unit(), today)));
        Button previous = step(Icon.CHEVRON_LEFT, "Earlier", () -> range.previous());
        Button next = step(Icon.CHEVRON_RIGHT, "Later", () -> range.next());
        week.addClickListener(click -> show(EventRange.around(Unit.WEEK, anchor())));
        month.addClickListener(click -> show(EventRange.around(Unit.MONTH, anchor())));
        Div steps = group("Move", previous, goToToday, next);
        Div units = group("Show a", week, month);
        units.addClassName("segments");
        add(steps, label, units);
    }

    /** Shows the range it begins with. */
    void start() {
        show(range);
    }

    EventRange range() {
        return range;
    }

    private void show(EventRange shown) {
        range = shown;
        label.setText(range.label());
        goToToday.setEnabled(!range.contains(today));
        press(week, range.unit() == Unit.WEEK);
        press(month, range.unit() == Unit.MONTH);
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

    private static void press(Button button, boolean isPressed) {
        button.getElement().setAttribute("aria-pressed", Boolean.toString(isPressed));
        button.setClassName("pressed", isPressed);
    }

    private static Div group(String words, Component... components) {
        Div group = new Div(components);
        group.addClassName("button-group");
        group.getElement().setAttribute("role", "group");
        group.getElement().setAttribute("aria-label", words);
        return group;
    }
}
