package dev.orrery.gateway.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.gateway.channels.ChannelProperties;
import dev.orrery.gateway.channels.ChannelProperties.Target;
import dev.orrery.gateway.security.CorsProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class ConfigurationCheckTest {
    private static final CorsProperties SAFE_CORS = new CorsProperties(List.of("https://a.example"), true);

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("server.address", "127.0.0.1")
            .withProperty(
                    "spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://127.0.0.1:8082/realms/orrery");

    @Test
    void startsOnOneMachine() {
        assertThatCode(() -> new ConfigurationCheck(environment, SAFE_CORS, channel("127.0.0.1:9091", false)))
                .doesNotThrowAnyException();
    }

    @Test
    void listsAllThatIsUnsafe() {
        environment
                .withProperty("server.address", "0.0.0.0")
                .withProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://sso.example");
        CorsProperties wildcard = new CorsProperties(List.of("*"), true);

        assertThatThrownBy(() -> new ConfigurationCheck(environment, wildcard, channel("10.0.0.9:9091", false)))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining("any origin with credentials")
                .hasMessageContaining("ORRERY_ISSUER: http://sso.example")
                .hasMessageContaining("ORRERY_GATEWAY_HOST: 0.0.0.0")
                .hasMessageContaining("channels.calendar: 10.0.0.9:9091");
    }

    @Test
    void takesTheSameWhereItIsEncrypted() {
        environment
                .withProperty("server.address", "0.0.0.0")
                .withProperty("server.ssl.bundle", "web")
                .withProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri", "https://sso.example");
        assertThatCode(() -> new ConfigurationCheck(environment, SAFE_CORS, channel("10.0.0.9:9091", true)))
                .doesNotThrowAnyException();
    }

    @Test
    void looksAwayInDevelopmentOnly() {
        CorsProperties wildcard = new CorsProperties(List.of("*"), true);
        environment.setActiveProfiles("staging");
        assertThatThrownBy(() -> new ConfigurationCheck(environment, wildcard, channel("127.0.0.1:1", false)))
                .isInstanceOf(UnsafeConfigurationException.class);
        environment.setActiveProfiles("dev");
        assertThatCode(() -> new ConfigurationCheck(environment, wildcard, channel("127.0.0.1:1", false)))
                .doesNotThrowAnyException();
    }

    private static ChannelProperties channel(String address, boolean tls) {
        return new ChannelProperties(
                Map.of("calendar", new Target(address, tls, List.of("orrery.calendar.v1"))), DataSize.ofMegabytes(1));
    }
}
