package dev.orrery.console.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How far something is: a bar and the same in percent. */
public final class Progress extends Div {

    /**
     * @param ratio from 0 to 1; null while there is nothing to measure it by
     */
    public Progress(@Nullable BigDecimal ratio, Tone tone) {
        addClassNames("progress", tone.className());
        Div bar = new Div();
        bar.addClassName("progress-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        Span words = new Span(ratio == null ? "Not measured" : percent(ratio));
        words.addClassName("progress-words");
        if (ratio != null) {
            Div done = new Div();
            done.setWidth(clamped(ratio).movePointRight(2).setScale(1, RoundingMode.HALF_UP) + "%");
            bar.add(done);
        } else {
            words.addClassName("quiet");
        }
        add(bar, words);
    }

    /** {@code 64 %} for 0.637. */
    static String percent(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    private static BigDecimal clamped(BigDecimal ratio) {
        return ratio.max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }
}
