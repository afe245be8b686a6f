package dev.orrery.console.live;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clockwork of all tabs: it only hands work over, so one thread is enough. */
@Configuration(proxyBeanMethods = false)
class LiveTimerConfiguration {

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService liveTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("live-timer").daemon().factory());
    }
}
