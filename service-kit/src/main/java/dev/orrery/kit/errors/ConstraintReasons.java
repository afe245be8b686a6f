package dev.orrery.kit.errors;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the violation of a named database constraint means to a caller. A service gives its own as a bean; a constraint
 * that is not named here is a bug and becomes INTERNAL_ERROR.
 */
public final class ConstraintReasons {
    private final Map<String, Supplier<ServiceException>> byConstraint;

    private ConstraintReasons(Map<String, Supplier<ServiceException>> byConstraint) {
        this.byConstraint = Map.copyOf(byConstraint);
    }

    public static ConstraintReasons none() {
        return new ConstraintReasons(Map.of());
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<ServiceException> of(String constraint) {
        return Optional.ofNullable(byConstraint.get(constraint)).map(Supplier::get);
    }

    /** Collects the constraints of one schema. */
    public static final class Builder {
        private final Map<String, Supplier<ServiceException>> byConstraint = new LinkedHashMap<>();

        private Builder() {}

        /** {@code exception} is made anew for each violation of {@code constraint}. */
        public Builder on(String constraint, Supplier<ServiceException> exception) {
            byConstraint.put(constraint, exception);
            return this;
        }

        /** The same, where the reason and a message say it all. */
        public Builder on(String constraint, ProtocolMessageEnum reason, String message) {
            return on(constraint, () -> ServiceException.of(reason, message).build());
        }

        public ConstraintReasons build() {
            return new ConstraintReasons(byConstraint);
        }
    }
}
