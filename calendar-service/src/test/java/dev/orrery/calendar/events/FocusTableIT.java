package dev.orrery.calendar.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.testing.World;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The behaviour table of focus protection: what is written in which order, and how invitations are answered by then. */
@ServiceTest
class FocusTableIT {
    @Autowired
    private ServiceChannels channels;

    @TestFactory
    Stream<DynamicTest> answersForThoseWhoSetTheirTimeAside() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(FocusTableIT.class.getResourceAsStream("focus-protection.txt"))) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^== ", -1)).skip(1).map(this::test);
        }
    }

    private DynamicTest test(String block) {
        List<String> lines = block.strip().lines().toList();
        int cut = lines.indexOf("---");
        return DynamicTest.dynamicTest(lines.getFirst(), () -> {
            FocusStage stage = new FocusStage(channels, new World(channels));
            lines.subList(1, cut).forEach(stage::play);
            assertThat(stage.answers()).isEqualTo(lines.subList(cut + 1, lines.size()));
        });
    }
}
