package dev.orrery.console.ui;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Threads for {@link Background}: cheap ones, as nearly all they do is wait for a service. */
@Configuration(proxyBeanMethods = false)
class PageWorkConfiguration {

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService pageWork() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("page-work-", 0).factory());
    }
}
