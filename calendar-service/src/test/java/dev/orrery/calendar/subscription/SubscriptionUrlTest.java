package dev.orrery.calendar.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubscriptionUrlTest {
    @Test
    void hasOneSpellingForEachAddress() {
        Map<String, String> spellings = Map.of(
                "webcal://Calendar.Example/team.ics", "https://calendar.example/team.ics",
                "WEBCALS://calendar.example/team.ics#top", "https://calendar.example/team.ics",
                "  http://calendar.example  ", "http://calendar.example/",
                "https://calendar.example:443/a/../b.ics?key=S%20ecret", "https://calendar.example/b.ics?key=S%20ecret",
                "http://calendar.example:8080/x", "http://calendar.example:8080/x",
                "https://bücher.example/Märkte.ics", "https://xn--bcher-kva.example/M%C3%A4rkte.ics",
                "https://[2001:DB8::1]:8443/x", "https://[2001:db8::1]:8443/x");

        spellings.forEach((given, normal) -> {
            SubscriptionUrl url = SubscriptionUrl.parse(given);
            assertThat(url.value()).as(given).isEqualTo(normal);
            assertThat(SubscriptionUrl.parse(normal)).isEqualTo(url);
        });
    }

    @Test
    void tellsTheHostAlone() {
        assertThat(SubscriptionUrl.parse("https://calendar.example:8443/secret/team.ics?key=secret")
                        .host())
                .isEqualTo("calendar.example");
    }

    @Test
    void refusesWhatIsNoSuchAddressWithoutRepeatingIt() {
        for (String wrong : List.of(
                "",
                "secret",
                "/secret.ics",
                "ftp://calendar.example/secret.ics",
                "file:///secret",
                "webcal:secret",
                "https:///secret.ics",
                "https://ada:secret@calendar.example/",
                "https://calendar.example:0/secret",
                "https://calendar.example:70000/secret",
                "https://calendar example/secret",
                "https://-/secret%",
                "https://calendar.example/" + "secret".repeat(400))) {
            assertThatThrownBy(() -> SubscriptionUrl.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected")
                    .hasMessageNotContaining("secret");
        }
    }
}
