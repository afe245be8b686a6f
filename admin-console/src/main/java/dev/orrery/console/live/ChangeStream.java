package dev.orrery.console.live;

import dev.orrery.console.signin.SignedInUser;
import org.jspecify.annotations.Nullable;

/** A service's Watch, told in this console's words. */
interface ChangeStream {

    ChangeSource source();

    /**
     * Opens the stream of an organisation.
     *
     * @param parent {@code orgs/{org}}
     * @param resumePosition where to go on; from now when empty
     * @return cancels the stream
     */
    Runnable open(SignedInUser user, String parent, String resumePosition, Listener listener);

    /** Hears of a stream, from one thread at a time. */
    interface Listener {
        /** The service has taken the call. */
        void onOpen();

        void onFrame(Frame frame);

        /** It is over; with no failure, the service closed it. */
        void onEnd(@Nullable Throwable failure);
    }
}
