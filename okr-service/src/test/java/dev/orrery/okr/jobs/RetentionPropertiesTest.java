package dev.orrery.okr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetentionPropertiesTest {
    @Test
    void keepsForEverUnlessToldOtherwise() {
        assertThat(bind("").measurementRetention()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2Y", "P24M", "P731D", "30m"})
    void takesTwoYearsAndMore(String retention) {
        assertThat(bind(retention).measurementRetention()).isNotNull().isNotEqualTo(Period.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1Y", "P23M", "P700D", "P-5Y"})
    void refusesLessThanTwoYears(String retention) {
        assertThatThrownBy(() -> bind(retention))
                .rootCause()
                .hasMessageContaining("orrery.okr.measurement-retention")
                .hasMessageContaining("expected: at least P2Y");
    }

    private static RetentionProperties bind(String retention) {
        return new Binder(new MapConfigurationPropertySource(Map.of("orrery.okr.measurement-retention", retention)))
                .bindOrCreate("orrery.okr", RetentionProperties.class);
    }
}
