package dev.orrery.okr.rows;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.v1.ErrorReason;
import java.util.function.Supplier;

/** Resources that are not there. */
public final class Missing {
    private Missing() {}

    /** For {@code orElseThrow}: there is no resource of this type with this name. */
    public static Supplier<ServiceException> resource(ErrorReason reason, String type, String name) {
        return () -> ServiceException.of(reason, "There is no such " + type + ".")
                .resource(type, name)
                .build();
    }
}
