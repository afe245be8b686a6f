package dev.orrery.kit.errors;

import com.google.protobuf.ProtocolMessageEnum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that callers get to see: a reason of the API's catalogue and a public message, with whatever
 * details a client can act on. Its cause stays in the log. Everything else that is thrown becomes INTERNAL_ERROR.
 */
public final class ServiceException extends RuntimeException {
    private static final Duration STOPPING_RETRY_DELAY = Duration.ofSeconds(2);

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ServiceException(Problem problem, @Nullable Throwable cause) {
        super(problem.reason() + ": " + problem.message(), cause);
        this.problem = problem;
    }

    /** A reason of the service's own API; the message is public, a full sentence, without anything internal. */
    public static Builder of(ProtocolMessageEnum reason, String message) {
        return new Builder(reason.getValueDescriptor().getName(), message);
    }

    /** A reason that all APIs have. */
    public static Builder of(CommonReason reason, String message) {
        return new Builder(reason.name(), message);
    }

    /** The commonest of all: one field is wrong. {@code expectation} says what it is and what was expected. */
    public static ServiceException invalidField(String field, String expectation) {
        return of(CommonReason.INVALID_FIELD, field + ": " + expectation)
                .violation(field, expectation)
                .build();
    }

    /** Whoever waits is interrupted when the service stops, and stays interrupted; the caller may come again soon. */
    public static ServiceException stopping(InterruptedException interruption) {
        Thread.currentThread().interrupt();
        return of(CommonReason.TEMPORARILY_UNAVAILABLE, "The service is stopping.")
                .retryAfter(STOPPING_RETRY_DELAY)
                .cause(interruption)
                .build();
    }

    /** Name of the reason in the API's enum. */
    public String reason() {
        return problem.reason();
    }

    public Map<String, String> metadata() {
        return problem.metadata();
    }

    public List<FieldViolation> violations() {
        return problem.violations();
    }

    Problem problem() {
        return problem;
    }

    /**
     * One wrong field of a request.
     *
     * @param field path in the request, in the contract's spelling: {@code event.end.date_time}
     * @param description the value and what was expected
     */
    public record FieldViolation(String field, String description) {}

    /** A precondition of the system's state that does not hold. */
    record Precondition(String type, String subject, String description) {}

    /** The resource that the problem is about. */
    record Resource(String type, String name) {}

    record Problem(
            String reason,
            String message,
            Map<String, String> metadata,
            List<FieldViolation> violations,
            List<Precondition> preconditions,
            Optional<Resource> resource,
            Optional<Duration> retryDelay) {}

    /** Collects the details of one exception. */
    public static final class Builder {
        private final String reason;
        private final String message;
        private final Map<String, String> metadata = new LinkedHashMap<>();
        private final List<FieldViolation> violations = new ArrayList<>();
        private final List<Precondition> preconditions = new ArrayList<>();
        private Optional<Resource> resource = Optional.empty();
        private Optional<Duration> retryDelay = Optional.empty();
        private @Nullable Throwable cause;

        private Builder(String reason, String message) {
            this.reason = reason;
            this.message = message;
        }

        /** A fact for programs, in {@code ErrorInfo.metadata}; keys are lowerCamelCase. */
        public Builder with(String key, String value) {
            metadata.put(key, value);
            return this;
        }

        public Builder violation(String field, String description) {
            violations.add(new FieldViolation(field, description));
            return this;
        }

        public Builder violations(List<FieldViolation> more) {
            violations.addAll(more);
            return this;
        }

        public Builder precondition(String type, String subject, String description) {
            preconditions.add(new Precondition(type, subject, description));
            return this;
        }

        /** The resource's type ({@code calendar}) and its name as the caller gave it. */
        public Builder resource(String type, String name) {
            resource = Optional.of(new Resource(type, name));
            return this;
        }

        public Builder retryAfter(Duration delay) {
            retryDelay = Optional.of(delay);
            return this;
        }

        /** For the log only. */
        public Builder cause(Throwable thrown) {
            cause = thrown;
            return this;
        }

        public ServiceException build() {
            return new ServiceException(
                    new Problem(
                            reason,
                            message,
                            Map.copyOf(metadata),
                            List.copyOf(violations),
                            List.copyOf(preconditions),
                            resource,
                            retryDelay),
                    cause);
        }
    }
}
