package dev.orrery.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogIT {
    private final TestGateway gateway = TestGateway.shared();
    private final HttpExchanges http = new HttpExchanges(gateway);
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.orrery.gateway.access");
    private final Lines lines = new Lines();

    AccessLogIT() throws Exception {}

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @Test
    void saysWhoDidWhatAndNothingSecret() throws Exception {
        http.send(gateway.request("/v1/shelves/1/books?bookId=queried")
                .header("X-Request-Id", "logged-1")
                .POST(BodyPublishers.ofString("{\"title\":\"written\"}")));
        assertThat(lines.of("logged-1"))
                .contains("method=POST", "path=/v1/shelves/1/books ", "status=200", "caller=ada", "address=127.0.0.1")
                .doesNotContain("queried", "written", "Bearer", "eyJ");
    }

    @Test
    void hidesPathsThatAreSecrets() throws Exception {
        http.send(gateway.anonymous("/feeds/s3cret.ics").header("X-Request-Id", "logged-2"));
        assertThat(lines.of("logged-2")).contains("path=/feeds/...").doesNotContain("s3cret");
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }

        String of(String requestId) throws InterruptedException {
            String line = lines.poll(10, TimeUnit.SECONDS);
            while (line != null && !line.contains("requestId=" + requestId + " ")) {
                line = lines.poll(10, TimeUnit.SECONDS);
            }
            return String.valueOf(line);
        }
    }
}
