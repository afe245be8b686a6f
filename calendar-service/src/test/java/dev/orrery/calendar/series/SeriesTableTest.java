package dev.orrery.calendar.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The behaviour tables beside this test: a series, an edit, and the rows and occurrences that are expected of it. */
class SeriesTableTest {
    @TestFactory
    Stream<DynamicTest> editsOfWholeSeries() throws IOException {
        return cases("whole-series.txt");
    }

    @TestFactory
    Stream<DynamicTest> editsOfOneInstance() throws IOException {
        return cases("one-instance.txt");
    }

    @TestFactory
    Stream<DynamicTest> editsOfAnInstanceAndAllThatFollow() throws IOException {
        return cases("this-and-following.txt");
    }

    private static Stream<DynamicTest> cases(String file) throws IOException {
        try (InputStream table = Objects.requireNonNull(SeriesTableTest.class.getResourceAsStream(file))) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return SeriesCase.parse(text).stream()
                    .map(example -> DynamicTest.dynamicTest(
                            example.title(), () -> assertThat(example.actual()).isEqualTo(example.expected())));
        }
    }
}
