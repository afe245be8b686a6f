package dev.orrery.console.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Numbers over time as a line, with marks such as a target across it. The server draws it: a stretched SVG for the
 * lines and text around it, so that it fits any width, prints, and follows the colours of the page.
 */
public final class Chart extends Div {
    private static final double FULL = 100;
    private static final int MAX_DOTS = 60;
    private static final double MIN_APART = 7;

    /** A number at a moment. */
    public record Point(Instant time, BigDecimal value) {}

    /** A line across the chart. */
    public record Mark(String label, BigDecimal value, Tone tone) {}

    private final ChartScale scale;

    /**
     * @param label says what it shows, for those who do not see it
     * @param points by time, at least one
     * @param numbers how a number is written
     * @param times how a moment is written
     */
    public Chart(
            String label,
            List<Point> points,
            List<Mark> marks,
            Function<BigDecimal, String> numbers,
            Function<Instant, String> times) {
        this.scale = ChartScale.of(points, marks);
        addClassName("chart");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", label);
        Div plot = new Div(drawing(points, marks, numbers, times));
        plot.addClassName("chart-plot");
        scale.ticks().forEach(tick -> plot.add(at(new Span(numbers.apply(tick)), "chart-tick", tick)));
        addLabels(plot, marks);
        Div axis = new Div(
                new Span(times.apply(points.getFirst().time())),
                new Span(times.apply(points.getLast().time())));
        axis.addClassName("chart-axis");
        add(plot, axis);
    }

    private Svg drawing(
            List<Point> points,
            List<Mark> marks,
            Function<BigDecimal, String> numbers,
            Function<Instant, String> times) {
        StringBuilder svg =
                new StringBuilder("<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        scale.ticks().forEach(tick -> svg.append(across("chart-grid", tick)));
        marks.forEach(mark -> svg.append(across("chart-mark " + mark.tone().className(), mark.value())));
        StringBuilder line = new StringBuilder();
        points.forEach(point ->
                line.append(String.format(Locale.ROOT, "%.3f,%.3f ", scale.x(point.time()), y(point.value()))));
        svg.append("<polyline class=\"chart-line\" points=\"").append(line).append("\"/>");
        if (points.size() <= MAX_DOTS) {
            for (Point point : points) {
                // A line of no length with round ends is a dot that does not stretch with the drawing.
                svg.append(String.format(
                        Locale.ROOT,
                        "<path class=\"chart-dot\" d=\"M%.3f %.3fh0\"><title>%s, %s</title></path>",
                        scale.x(point.time()),
                        y(point.value()),
                        escaped(numbers.apply(point.value())),
                        escaped(times.apply(point.time()))));
            }
        }
        return new Svg(svg.append("</svg>").toString());
    }

    /** Names the marks at their lines; of two that would lie on each other the first is named. */
    private void addLabels(Div plot, List<Mark> marks) {
        for (int index = 0; index < marks.size(); index++) {
            Mark mark = marks.get(index);
            boolean isFree = marks.stream()
                    .limit(index)
                    .allMatch(other -> Math.abs(y(other.value()) - y(mark.value())) >= MIN_APART);
            if (isFree) {
                Component label = at(new Span(mark.label()), "chart-label", mark.value());
                label.addClassName(mark.tone().className());
                plot.add(label);
            }
        }
    }

    private Component at(Span text, String className, BigDecimal value) {
        text.addClassName(className);
        text.getStyle().setTop(String.format(Locale.ROOT, "%.2f%%", y(value)));
        return text;
    }

    private String across(String className, BigDecimal value) {
        return String.format(Locale.ROOT, "<path class=\"%s\" d=\"M0 %.3fH100\"/>", className, y(value));
    }

    private double y(BigDecimal value) {
        return FULL - scale.y(value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
