package dev.orrery.kit.changes;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives what a view shows of a batch its positions. When several messages come of one change, only the last carries
 * its position and the others that of the change before: whoever stops between them gets them all again.
 */
final class PositionedChanges {
    private PositionedChanges() {}

    /**
     * @param after where the batch begins
     * @param batch what the view was given
     * @param visible what it answered, in the same order
     */
    static <C> List<C> of(Position after, List<LoggedChange> batch, List<VisibleChange<C>> visible) {
        List<C> messages = new ArrayList<>(visible.size());
        int next = 0;
        Position before = after;
        for (LoggedChange change : batch) {
            while (next < visible.size() && isOf(visible.get(next), change)) {
                boolean isLast = next + 1 == visible.size() || !isOf(visible.get(next + 1), change);
                Position position = isLast ? change.position() : before;
                messages.add(visible.get(next++).at().apply(position.encode()));
            }
            before = change.position();
        }
        if (next < visible.size()) {
            throw new IllegalStateException("visible changes out of order (expected: that of their causes)");
        }
        return messages;
    }

    private static boolean isOf(VisibleChange<?> visible, LoggedChange change) {
        return visible.cause().position().equals(change.position());
    }
}
