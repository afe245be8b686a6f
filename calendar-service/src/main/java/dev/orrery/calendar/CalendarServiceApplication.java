package dev.orrery.calendar;

import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ErrorCatalog;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Runs the calendar service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CalendarServiceApplication {
    /** Starts the service; its configuration comes from the environment, as docs/operations.md lists it. */
    public static void main(String[] arguments) {
        SpringApplication.run(CalendarServiceApplication.class, arguments);
    }

    @Bean
    ErrorCatalog errorCatalog() {
        return ErrorCatalog.of(ErrorReason.getDescriptor());
    }

    @Bean
    ConstraintReasons constraintReasons() {
        return ConstraintReasons.builder()
                .on("calendar_pkey", ErrorReason.CALENDAR_EXISTS, "A calendar with this id exists.")
                .on("access_rule_grantee", ErrorReason.ACCESS_RULE_EXISTS, "The grantee has a rule; update it.")
                .on("event_pkey", ErrorReason.EVENT_EXISTS, "An event with this id exists.")
                .on("event_uid", ErrorReason.UID_EXISTS, "An event with this UID exists in the calendar.")
                .on("room_pkey", ErrorReason.ROOM_EXISTS, "A room with this id exists.")
                .on("event_calendar", ErrorReason.CALENDAR_NOT_FOUND, "There is no such calendar.")
                .on("access_rule_calendar", ErrorReason.CALENDAR_NOT_FOUND, "There is no such calendar.")
                .build();
    }
}
