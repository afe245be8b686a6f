package dev.orrery.console.live;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came in since the last time.
 *
 * @param changes oldest first; of very many only the latest
 * @param sources the services whose data is not what it was
 * @param states of the streams that report one
 */
public record News(List<Change> changes, Set<ChangeSource> sources, Map<ChangeSource, LiveState> states) {}
