package dev.orrery.calendar.subscription;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an address could not be read.
 *
 * @param httpStatus what the server answered, where that is the reason; else 0
 * @param retryAfter how long the server wants to be left alone
 */
public record FetchFailure(
        Reason reason, int httpStatus, @Nullable Duration retryAfter) {
    public static FetchFailure of(Reason reason) {
        return new FetchFailure(reason, 0, null);
    }

    /** What the contract has as {@code Subscription.Failure.Reason}. */
    public enum Reason {
        ADDRESS_REFUSED,
        REDIRECT_INVALID,
        TOO_MANY_REDIRECTS,
        UNREACHABLE,
        TOO_SLOW,
        TOO_LARGE,
        COMPRESSED,
        HTTP_STATUS,
        NOT_A_CALENDAR,
        CUT_OFF,
        UNREADABLE,
        INTERNAL
    }
}
