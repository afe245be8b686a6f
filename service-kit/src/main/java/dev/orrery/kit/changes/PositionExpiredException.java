package dev.orrery.kit.changes;

/** The log does not go back to where a reader wants to go on; it can list and start again at the head. */
final class PositionExpiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position head;

    PositionExpiredException(Position head) {
        super("position expired");
        this.head = head;
    }

    Position head() {
        return head;
    }
}
