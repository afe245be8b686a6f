package dev.orrery.kit.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Durations;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kittest.v1.ErrorReason;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceExceptionHandlerTest {
    private final ServiceExceptionHandler handler =
            new ServiceExceptionHandler(ErrorCatalog.of(ErrorReason.getDescriptor()));

    @Test
    void rendersEveryDetail() {
        Refusal refusal = handle(ServiceException.of(ErrorReason.NOTE_EXISTS, "There is one already.")
                .with("noteId", "n-1")
                .violation("note.title", "plan (expected: another)")
                .precondition("STATE", "orgs/acme/notes/n-1", "is archived")
                .resource("note", "orgs/acme/notes/n-1")
                .retryAfter(Duration.ofMillis(1500))
                .build());

        assertThat(refusal.code()).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(refusal.message()).isEqualTo("There is one already.");
        assertThat(refusal.reason()).isEqualTo("NOTE_EXISTS");
        assertThat(refusal.metadata()).containsEntry("noteId", "n-1");
        assertThat(refusal.fields()).containsExactly("note.title");
        assertThat(refusal.detail(PreconditionFailure.class)).isPresent();
        assertThat(refusal.detail(ResourceInfo.class).map(ResourceInfo::getResourceType))
                .contains("note");
        assertThat(refusal.detail(RetryInfo.class).map(info -> Durations.toMillis(info.getRetryDelay())))
                .contains(1500L);
        assertThat(refusal.detail(QuotaFailure.class)).isEmpty();
    }

    @Test
    void namesTheQuotaThatIsExhausted() {
        Refusal refusal = handle(ServiceException.of(CommonReason.RATE_LIMITED, "Too many calls.")
                .build());

        assertThat(refusal.detail(QuotaFailure.class)).isPresent();
    }

    @Test
    void staysWithinWhatTrailersMayHold() {
        ServiceException.Builder builder = ServiceException.of(CommonReason.INVALID_FIELD, "m".repeat(5000));
        for (int i = 0; i < 500; i++) {
            builder.violation("field[" + i + "]", "x".repeat(50));
        }

        Refusal refusal = handle(builder.build());

        assertThat(refusal.fields()).hasSize(20);
        assertThat(refusal.message()).hasSize(300).endsWith("…");
    }

    @Test
    void keepsACauseToItself() {
        Refusal refusal = handle(ServiceException.of(CommonReason.TEMPORARILY_UNAVAILABLE, "Come again.")
                .cause(new IllegalStateException("secret"))
                .build());

        assertThat(refusal.details().toString()).doesNotContain("secret");
    }

    @Test
    void refusesACatalogThatLacksAStatusOrACommonReason() {
        assertThatThrownBy(() -> ErrorCatalog.of(com.google.rpc.Code.getDescriptor()))
                .hasMessageContaining("lacks")
                .hasMessageContaining("INVALID_FIELD");
    }

    @Test
    void takesAReasonOfAnotherApiForABug() {
        assertThatThrownBy(() -> handler.handleException(
                        ServiceException.of(com.google.rpc.Code.ABORTED, "x").build()))
                .isInstanceOf(IllegalStateException.class);
    }

    private Refusal handle(ServiceException thrown) {
        StatusException rendered = handler.handleException(thrown);
        Metadata trailers = rendered.getTrailers();
        assertThat(trailers).isNotNull();
        return Refusal.of(rendered.getStatus().asRuntimeException(trailers));
    }
}
