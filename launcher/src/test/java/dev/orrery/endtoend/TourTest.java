package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {

    @Test
    void readsCommandsAndTheirAnswers() {
        Tour tour = Tour.of("""
                Text.
                ```console
                $ first \\
                    --option
                answer
                $ cat <<END
                > body
                > END
                ```
                ```json
                {}
                ```
                """);

        assertThat(tour.steps())
                .containsExactly(
                        new Tour.Step(3, "first \\\n    --option", List.of("answer")),
                        new Tour.Step(6, "cat <<END\nbody\nEND", List.of()));
    }

    @Test
    void takesAShellBlockAsOneCommandAndLeavesOutWhatThePageSaysSo() {
        Tour tour = Tour.of("""
                <!-- tour: skip -->
                ```sh
                git clone
                ```

                ```sh
                a=1
                b=2
                ```
                """);

        assertThat(tour.steps()).containsExactly(new Tour.Step(7, "a=1\nb=2", List.of()));
    }

    @Test
    void refusesAnAnswerWithoutACommand() {
        assertThatThrownBy(() -> Tour.of("```console\nanswer\n```\n")).hasMessageContaining("line 2");
    }

    @Test
    void comparesPromisedLinesInOrderAndSkipsWhatLiesBetween() {
        String output = "{\n  \"created\": 88,\n  \"name\": \"orgs/acme/calendars/019f\"\n}\n";

        assertThat(ExpectedOutput.firstMissing(
                        List.of("\"created\": 88", "...", "\"orgs/acme/calendars/...\""), output))
                .isEmpty();
        assertThat(ExpectedOutput.firstMissing(List.of("orgs/acme", "\"created\": 88"), output))
                .hasValue("\"created\": 88");
        assertThat(ExpectedOutput.firstMissing(List.of("\"created\": 89"), output))
                .hasValue("\"created\": 89");
    }

    @Test
    void keepsVariablesFromOneCommandToTheNext(@TempDir Path directory) throws IOException {
        try (TourShell shell = new TourShell(directory)) {
            shell.run("name=orrery");

            assertThat(shell.run("echo $name; cat <<END\nbody\nEND"))
                    .isEqualTo(new TourShell.Answer(0, "orrery\nbody\n\n"));
            assertThat(shell.run("false").exitCode()).isEqualTo(1);
        }
    }
}
