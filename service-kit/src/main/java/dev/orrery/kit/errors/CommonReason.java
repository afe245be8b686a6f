package dev.orrery.kit.errors;

import com.google.protobuf.Descriptors.EnumDescriptor;
import java.util.Arrays;
import java.util.List;

/**
 * The reasons that mean the same in every Orrery API. Each API's {@code ErrorReason} has a value of the same name,
 * which carries the status; {@link #missingIn} lets a service's test hold it to that.
 */
public enum CommonReason {
    INVALID_FIELD,
    ORGANIZATION_NOT_FOUND,
    ACCESS_DENIED,
    UNAUTHENTICATED_CALLER,
    ETAG_MISMATCH,
    PAGE_TOKEN_INVALID,
    REQUEST_ID_REUSED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    TEMPORARILY_UNAVAILABLE,
    POSITION_EXPIRED,
    POSITION_INVALID;

    /** Those that an API's enum of reasons lacks: none, in a sound API. */
    public static List<CommonReason> missingIn(EnumDescriptor reasons) {
        return Arrays.stream(values())
                .filter(reason -> reasons.findValueByName(reason.name()) == null)
                .toList();
    }
}
