package dev.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private final Path file;

    SecretsTest(@TempDir Path directory) {
        this.file = directory.resolve("secrets.properties");
    }

    @Test
    void makesEachSecretOnceAndKeepsIt() {
        Secrets made = Secrets.load(file, Map.of());
        Secrets kept = Secrets.load(file, Map.of());

        for (Secret secret : Secret.values()) {
            assertThat(made.get(secret)).hasSizeGreaterThanOrEqualTo(32).isEqualTo(kept.get(secret));
        }
        assertThat(made.get(Secret.OKR_CLIENT)).isNotEqualTo(made.get(Secret.CONSOLE_CLIENT));
    }

    @Test
    void letsOnlyTheOwnerReadTheFile() throws IOException {
        Secrets.load(file, Map.of());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void addsASecretThatANewVersionNeeds() throws IOException {
        Files.writeString(file, "ORRERY_OKR_CLIENT_SECRET=kept\n");

        Secrets secrets = Secrets.load(file, Map.of());

        assertThat(secrets.get(Secret.OKR_CLIENT)).isEqualTo("kept");
        assertThat(secrets.get(Secret.CONSOLE_CLIENT)).isNotEmpty();
    }

    @Test
    void prefersTheEnvironmentWithoutWritingItDown() throws IOException {
        Secrets secrets = Secrets.load(file, Map.of("ORRERY_OKR_CLIENT_SECRET", "from outside"));

        assertThat(secrets.get(Secret.OKR_CLIENT)).isEqualTo("from outside");
        assertThat(Files.readString(file)).doesNotContain("from outside");
    }
}
