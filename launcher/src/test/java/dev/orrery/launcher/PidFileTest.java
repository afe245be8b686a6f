package dev.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    private final PidFile file;

    PidFileTest(@TempDir Path directory) {
        this.file = new PidFile(directory.resolve("part.pid"));
    }

    @Test
    void findsTheProcessThatWasWrittenDown() {
        file.write(ProcessHandle.current(), "fingerprint");

        assertThat(file.read()).hasValue(new PidFile.Entry(ProcessHandle.current(), "fingerprint"));
    }

    @Test
    void ignoresAStrangerWithTheSameProcessId() throws IOException {
        Files.writeString(file.path(), ProcessHandle.current().pid() + "\n1000\nfingerprint\n");

        assertThat(file.read()).isEmpty();
    }

    @Test
    void ignoresAProcessThatHasEnded() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "60").start();
        file.write(process.toHandle(), "fingerprint");
        process.destroyForcibly().waitFor();

        assertThat(file.read()).isEmpty();
    }

    @Test
    void isEmptyWithoutAFileOrWithHalfOfOne() throws IOException {
        assertThat(file.read()).isEmpty();

        Files.writeString(file.path(), "1\n");
        assertThat(file.read()).isEmpty();
    }
}
