package dev.orrery.okr.sources;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.KpiBinding.Fault;
import org.jspecify.annotations.Nullable;

/** That a source has not answered as it should, and why: in words for whoever owns the binding. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    SourceException(Fault fault, String message) {
        this(fault, message, null);
    }

    /** The cause is for the log only. */
    SourceException(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    /** What whoever asked for the run is told. */
    public ServiceException refusal() {
        return ServiceException.of(
                        ErrorReason.KPI_BINDING_FAILED, "The source has not answered as it should: " + text())
                .with("fault", fault.name())
                .cause(this)
                .build();
    }
}
