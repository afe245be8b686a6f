package dev.orrery.gateway.transcoding.binding;

import java.util.List;

/** A request that does not fit its message. Everything in it is fit to be shown to the caller. */
public final class BindingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    public BindingException(List<Violation> violations) {
        super(violations.getFirst().field() + ": " + violations.getFirst().description());
        this.violations = List.copyOf(violations);
    }

    public BindingException(String field, String description) {
        this(List.of(new Violation(field, description)));
    }

    /** What is wrong, in the order of the request; never empty. */
    public List<Violation> violations() {
        return violations;
    }
}
