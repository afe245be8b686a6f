package dev.orrery.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Parts of a whole: one bar, and the same in words and numbers. */
final class Breakdown extends Div {

    Breakdown(List<Share> shares) {
        addClassName("breakdown");
        Div bar = new Div();
        bar.addClassName("breakdown-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        UnorderedList legend = new UnorderedList();
        legend.addClassName("breakdown-legend");
        for (Share share : shares) {
            if (share.count() > 0) {
                Div part = new Div();
                part.addClassName(share.tone().className());
                part.getStyle().setFlexGrow(Integer.toString(share.count()));
                bar.add(part);
            }
            legend.add(line(share));
        }
        add(bar, legend);
    }

    private static ListItem line(Share share) {
        Span dot = new Span();
        dot.addClassNames("pill-dot", share.tone().className());
        Span name = new Span(share.name());
        Span count = new Span(Integer.toString(share.count()));
        count.addClassName("breakdown-count");
        ListItem line = new ListItem(dot, name, count);
        line.setClassName("quiet", share.count() == 0);
        return line;
    }
}
