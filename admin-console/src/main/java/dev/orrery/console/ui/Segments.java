package dev.orrery.console.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.stream.Stream;

/** Buttons of which one is pressed: ways to look at the same thing. */
public final class Segments extends Div {

    /**
     * @param label says what is chosen, for those who do not see it
     */
    public Segments(String label) {
        addClassNames("button-group", "segments");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", label);
    }

    /** Adds a choice. */
    public void add(String words, Runnable chosen) {
        Button button = new Button(words);
        button.addClickListener(click -> {
            press(words);
            chosen.run();
        });
        add(button);
        press("");
    }

    /** Chooses, as pressing the button does. */
    public void choose(String words) {
        buttons().filter(button -> button.getText().equals(words)).forEach(Button::click);
    }

    /** Shows which one is chosen. */
    public void press(String words) {
        buttons().forEach(button -> {
            boolean isPressed = button.getText().equals(words);
            button.getElement().setAttribute("aria-pressed", Boolean.toString(isPressed));
            button.setClassName("pressed", isPressed);
        });
    }

    private Stream<Button> buttons() {
        return getChildren().map(Button.class::cast);
    }
}
