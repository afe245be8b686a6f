package dev.orrery.kit.etag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagTest {
    private static final Etag CURRENT = Etag.ofVersion(7);

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "\"v7\"", "W/\"v7\"", "v7"})
    void acceptsItsOwnVersionHoweverItTravelled(String expected) {
        CURRENT.requireMatch(expected, "orgs/acme/notes/n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v6\"", "v", "W/", "\"", "\"v7"})
    void refusesEveryOther(String expected) {
        assertThatThrownBy(() -> CURRENT.requireMatch(expected, "orgs/acme/notes/n"))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo("ETAG_MISMATCH");
                    assertThat(refusal.metadata()).containsEntry("currentEtag", "\"v7\"");
                });
    }

    @Test
    void differsByVersion() {
        assertThat(Etag.ofVersion(1)).isNotEqualTo(Etag.ofVersion(2));
    }
}
