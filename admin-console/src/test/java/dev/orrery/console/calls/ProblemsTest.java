package dev.orrery.console.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import dev.orrery.console.calls.Problem.Kind;
import dev.orrery.console.fakes.Failures;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void showsAServicesOwnWordsWithTheirReason() {
        Problem problem = Problems.of(
                Failures.because(Code.PERMISSION_DENIED, "ACCESS_DENIED", "Importing needs WRITE; you have READ."));

        assertThat(problem.kind()).isEqualTo(Kind.DENIED);
        assertThat(problem.message()).isEqualTo("Importing needs WRITE; you have READ.");
        assertThat(problem.reason()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void hidesATextThatNoServiceWroteForPeople() {
        Problem problem = Problems.of(Status.UNAVAILABLE
                .withDescription("io exception: Connection refused: /127.0.0.1:9091")
                .asRuntimeException());

        assertThat(problem.isTemporary()).isTrue();
        assertThat(problem.message()).doesNotContain("exception").doesNotContain("127.0.0.1");
        assertThat(problem.reason()).isEmpty();
    }

    @Test
    void hidesABug() {
        Problem problem = Problems.of(new IllegalStateException("secret detail"));

        assertThat(problem.kind()).isEqualTo(Kind.FAULT);
        assertThat(problem.message()).doesNotContain("secret");
    }

    @Test
    void asksToSignInAgainWhenTheTokenIsRefused() {
        assertThat(Problems.of(Status.UNAUTHENTICATED.asRuntimeException()).kind())
                .isEqualTo(Kind.SESSION_ENDED);
    }

    @Test
    void offersToTryAgainWhatTookTooLong() {
        assertThat(Problems.of(Status.DEADLINE_EXCEEDED.asRuntimeException()).isTemporary())
                .isTrue();
    }
}
