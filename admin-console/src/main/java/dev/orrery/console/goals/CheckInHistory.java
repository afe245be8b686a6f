package dev.orrery.console.goals;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.orrery.console.ui.Person;
import dev.orrery.console.ui.Times;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.KeyResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The check-ins of a key result, the latest first. */
final class CheckInHistory extends OrderedList {

    CheckInHistory(KeyResult keyResult, List<CheckIns.Signed> checkIns, Instant now, ZoneId zone) {
        addClassName("history");
        checkIns.forEach(signed -> add(line(keyResult, signed, now, zone)));
    }

    private static ListItem line(KeyResult keyResult, CheckIns.Signed signed, Instant now, ZoneId zone) {
        CheckIn checkIn = signed.checkIn();
        Span value = new Span(value(keyResult, checkIn));
        value.addClassName("history-value");
        Instant time = Times.instant(checkIn.getCreateTime());
        Span when = new Span(Times.ago(time, now, zone));
        when.addClassName("feed-when");
        when.setTitle(Times.exact(time, zone));
        Div head = new Div(new Person(signed.authorName()), value, when);
        head.addClassName("history-head");
        ListItem line = new ListItem(head);
        if (!checkIn.getNarrative().isBlank()) {
            Paragraph narrative = new Paragraph(checkIn.getNarrative());
            narrative.addClassName("long-text");
            line.add(narrative);
        }
        return line;
    }

    /** {@code 6 teams, 80 % sure}. */
    private static String value(KeyResult keyResult, CheckIn checkIn) {
        BigDecimal value = Decimals.number(checkIn.hasValue(), checkIn.getValue());
        BigDecimal confidence = Decimals.number(checkIn.hasConfidence(), checkIn.getConfidence());
        String said = keyResult.getKind() == KeyResult.Kind.BOOLEAN
                ? value != null && value.signum() > 0 ? "Done" : "Not done"
                : Decimals.withUnit(value, keyResult.getUnit());
        return confidence == null ? said : said + ", " + Decimals.withUnit(confidence.movePointRight(2), "%") + " sure";
    }
}
