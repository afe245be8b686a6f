package dev.orrery.console.calls;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services listen, as {@code host:port}.
 *
 * @param calendarAddress {@code ORRERY_CALENDAR_ADDRESS}
 * @param okrAddress {@code ORRERY_OKR_ADDRESS}
 */
@Validated
@ConfigurationProperties("orrery.services")
record ServiceProperties(
        @NotBlank String calendarAddress, @NotBlank String okrAddress) {}
