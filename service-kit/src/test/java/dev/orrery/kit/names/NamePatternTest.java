package dev.orrery.kit.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.ServiceException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
    private static final NamePattern CALENDAR = NamePattern.of("orgs/{org}/calendars/{calendar}");

    @Test
    void readsWhatItWrites() {
        String name = CALENDAR.format("acme", "c-1");

        assertThat(name).isEqualTo("orgs/acme/calendars/c-1");
        assertThat(CALENDAR.match(name)).contains(List.of("acme", "c-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orgs",
                "orgs/acme/calendars",
                "orgs/acme/calendars/",
                "orgs//calendars/c",
                "orgs/acme/events/c",
                "orgs/acme/calendars/c/",
                "/orgs/acme/calendars/c",
                "orgs/acme/calendars/c/events/e"
            })
    void refusesEveryOtherForm(String name) {
        assertThat(CALENDAR.match(name)).isEmpty();
        assertThatThrownBy(() -> CALENDAR.parse("name", name))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo("INVALID_FIELD");
                    assertThat(refusal.violations()).singleElement().satisfies(violation -> {
                        assertThat(violation.field()).isEqualTo("name");
                        assertThat(violation.description()).contains("orgs/{org}/calendars/{calendar}");
                    });
                });
    }

    @Test
    void refusesANameLongerThanAnyOfOurs() {
        assertThat(CALENDAR.match("orgs/acme/calendars/" + "c".repeat(600))).isEmpty();
    }

    @Test
    void refusesTheWrongNumberOfValues() {
        assertThatThrownBy(() -> CALENDAR.format("acme")).isInstanceOf(IllegalArgumentException.class);
    }
}
