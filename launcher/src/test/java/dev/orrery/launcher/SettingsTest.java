package dev.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void runsEverythingHereWithoutAnyVariable() {
        Settings settings = settings(Map.of());

        assertThat(settings.databaseUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:5442/orrery");
        assertThat(settings.issuer()).hasToString("http://127.0.0.1:8082/realms/orrery");
        assertThat(settings.keycloakUrl()).hasToString("http://127.0.0.1:8082");
        assertThat(settings.isDevelopment()).isTrue();
        assertThat(settings.home().root()).endsWithRaw(Path.of(".orrery"));
    }

    @Test
    void movesEverythingThatNamesAPortWithIt() {
        Settings settings = settings(Map.of("ORRERY_DB_PORT", "6000", "ORRERY_KEYCLOAK_PORT", "6001"));

        assertThat(settings.databaseUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:6000/orrery");
        assertThat(settings.issuer()).hasToString("http://127.0.0.1:6001/realms/orrery");
    }

    @Test
    void namesTheVariableOfABadPort() {
        assertThatThrownBy(() -> settings(Map.of("ORRERY_GATEWAY_PORT", "http")))
                .hasMessage("ORRERY_GATEWAY_PORT: http (expected: a port, 1 to 65535)");
        assertThatThrownBy(() -> settings(Map.of("ORRERY_OKR_PORT", "65536"))).hasMessageContaining("ORRERY_OKR_PORT");
    }

    @Test
    void asksForWhatAnExternalDatabaseNeeds() {
        assertThatThrownBy(() -> settings(Map.of("ORRERY_DB_URL", "jdbc:postgresql://db/orrery")))
                .hasMessageContaining("ORRERY_DB_ADMIN_USER, ORRERY_DB_ADMIN_PASSWORD: not set");
    }

    @Test
    void findsTheServerOfAnExternalIssuer() {
        Settings settings = settings(Map.of(
                "ORRERY_ISSUER", "https://sso.example/auth/realms/orrery",
                "ORRERY_CALENDAR_CLIENT_SECRET", "c",
                "ORRERY_OKR_CLIENT_SECRET", "a",
                "ORRERY_CONSOLE_CLIENT_SECRET", "b"));

        assertThat(settings.hasExternalKeycloak()).isTrue();
        assertThat(settings.keycloakUrl()).hasToString("https://sso.example/auth");
    }

    @Test
    void isProductionWhenTheEnvironmentSaysSo() {
        assertThat(settings(Map.of("SPRING_PROFILES_ACTIVE", "production")).isDevelopment())
                .isFalse();
    }

    private static Settings settings(Map<String, String> environment) {
        return Settings.of(environment, Path.of("checkout"));
    }
}
