package dev.orrery.okr.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One case of {@code histories.txt}: its title after {@code #}, what differs from the usual rules, the targets with value,
 * warning and alarm threshold, the measurements after {@code >}, and the expected history after {@code <}.
 */
record StatusCase(String title, StatusRules rules, List<Point> points, Instant now, List<String> history) {
    @Override
    public String toString() {
        return title;
    }

    static List<StatusCase> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(StatusCase.class.getResourceAsStream("histories.txt")),
                StandardCharsets.UTF_8))) {
            List<StatusCase> cases = new ArrayList<>();
            Draft draft = null;
            for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
                if (line.startsWith("# ")) {
                    addTo(cases, draft);
                    draft = new Draft(line.substring(2));
                } else {
                    Objects.requireNonNull(draft, line).read(line);
                }
            }
            addTo(cases, draft);
            return cases;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void addTo(List<StatusCase> cases, @Nullable Draft draft) {
        if (draft != null) {
            cases.add(draft.build());
        }
    }

    private static final class Draft {
        private final String title;
        private final Map<String, String> rules = new HashMap<>();
        private final List<DatedTarget> targets = new ArrayList<>();
        private final List<Point> points = new ArrayList<>();
        private final List<String> history = new ArrayList<>();

        private Draft(String title) {
            this.title = title;
        }

        private void read(String line) {
            String[] words = line.split(" +", -1);
            switch (words[0]) {
                case "target" ->
                    targets.add(new DatedTarget(
                            Instant.parse(words[1]),
                            new Target(
                                    Direction.valueOf(rule("direction", "HIGHER_IS_BETTER")),
                                    number(words[2]),
                                    number(words[3]),
                                    number(words[4]))));
                case ">" -> points.add(new Point(Instant.parse(words[1]), new BigDecimal(words[2])));
                case "<" -> history.add(line.substring(2));
                default -> rules.put(words[0], words[1]);
            }
        }

        private StatusCase build() {
            StatusRules statusRules = new StatusRules(
                    Period.valueOf(rule("period", "DAILY")),
                    new PeriodCalendar(ZoneId.of(rule("zone", "UTC")), DayOfWeek.valueOf(rule("week", "MONDAY"))),
                    Aggregation.valueOf(rule("aggregation", "LAST")),
                    new BigDecimal(rule("hysteresis", "0")),
                    Duration.parse(rule("for", "PT0S")),
                    Duration.parse(rule("grace", "PT0S")),
                    new Targets(targets));
            return new StatusCase(title, statusRules, points, Instant.parse(rule("now", "")), history);
        }

        private String rule(String name, String otherwise) {
            return rules.getOrDefault(name, otherwise);
        }

        private static @Nullable BigDecimal number(String word) {
            return word.equals("-") ? null : new BigDecimal(word);
        }
    }
}
