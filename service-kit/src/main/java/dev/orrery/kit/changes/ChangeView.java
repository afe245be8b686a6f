package dev.orrery.kit.changes;

import java.util.List;

/**
 * One caller's view of the log, given by the service: what of each change this caller may see, and how. It is handed
 * every change of the scope in order, also of what the caller may not read and of access itself, so it can tell when
 * permissions have changed and answer with retractions or revelations. Belongs to one stream, called by one thread.
 *
 * @param <C> the API's message of one change
 */
@FunctionalInterface
public interface ChangeView<C> {
    /**
     * What is seen of these changes, in their order: none, one or several for each. May query, once per batch.
     *
     * @throws RuntimeException to end the stream
     */
    List<VisibleChange<C>> see(List<LoggedChange> changes);
}
