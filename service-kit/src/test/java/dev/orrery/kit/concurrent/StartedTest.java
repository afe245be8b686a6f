package dev.orrery.kit.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orrery.kit.errors.ServiceException;
import io.grpc.Context;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StartedTest {
    @Test
    void goesOnBesideWhoeverHasStartedIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch allowed = new CountDownLatch(1);
        Started<Boolean> started = Started.of("test", () -> {
            begun.countDown();
            return awaited(allowed);
        });
        begun.await();
        allowed.countDown();
        assertThat(started.get()).isTrue();
    }

    @Test
    void isOfTheCallThatHasStartedIt() throws Exception {
        Context.Key<String> key = Context.key("caller");
        String seen = Context.current()
                .withValue(key, "ada")
                .call(() -> Started.of("test", key::get).get());
        assertThat(seen).isEqualTo("ada");
    }

    @Test
    void failsAsTheWorkHas() {
        Started<String> started = Started.of("test", () -> {
            throw ServiceException.invalidField("start_time", "missing (expected: a moment)");
        });
        started.await();
        assertThatThrownBy(started::get).isInstanceOf(ServiceException.class).hasMessageContaining("start_time");
    }

    @Test
    void whoeverIsInterruptedIsToldToComeAgain() {
        CountDownLatch never = new CountDownLatch(1);
        Started<Boolean> started = Started.of("test", () -> awaited(never));
        Thread.currentThread().interrupt();
        Throwable told = catchThrowable(started::get);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
        assertThat(told).isInstanceOf(ServiceException.class).hasMessageContaining("stopping");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
