package dev.orrery.gateway.transcoding.paths;

/** What a template asks of the part of a path between two slashes. */
sealed interface Segment {

    /** Exactly this text. */
    record Literal(String text) implements Segment {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Any one part that is not empty: {@code *}. */
    record AnyOne() implements Segment {
        @Override
        public String toString() {
            return "*";
        }
    }

    /** All that is left, even nothing: {@code **}. */
    record AnyRest() implements Segment {
        @Override
        public String toString() {
            return "**";
        }
    }
}
