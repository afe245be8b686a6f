package dev.orrery.okr.follower;

import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.follow.FollowerLoop;
import dev.orrery.kit.follow.StreamFollower;
import dev.orrery.okr.calendar.CalendarProperties;
import dev.orrery.okr.calendar.CalendarStream;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows calendar-service for as long as this service runs. */
@Configuration(proxyBeanMethods = false)
class FollowerConfiguration {
    private static final String STREAM = "calendar";

    @Bean
    FollowerLoop calendarFollower(
            ServiceDatabase database,
            CalendarStream stream,
            CalendarChanges changes,
            CalendarProperties properties,
            Clock clock) {
        return new FollowerLoop(new StreamFollower<>(database, STREAM, stream, changes, clock), properties.account());
    }
}
