package dev.orrery.gateway.transcoding.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one template by recursive descent over the grammar of {@code google/api/http.proto}:
 *
 * <pre>
 * Template  = "/" Segments [ ":" LITERAL ] ;
 * Segments  = Segment { "/" Segment } ;
 * Segment   = "*" | "**" | LITERAL | Variable ;
 * Variable  = "{" FieldPath [ "=" Segments ] "}" ;
 * FieldPath = IDENT { "." IDENT } ;
 * </pre>
 */
final class PathTemplateParser {
    private static final String UNRESERVED = "-_.~!$&'()+,;@";

    private final String text;
    private final List<Segment> segments = new ArrayList<>();
    private final List<PathVariable> variables = new ArrayList<>();
    private int position;

    PathTemplateParser(String text) {
        this.text = text;
    }

    PathTemplate parse() {
        expect('/');
        segments(true);
        @Nullable String verb = null;
        if (accept(':')) {
            verb = literal();
        }
        if (position < text.length()) {
            throw expected("the end");
        }
        return new PathTemplate(segments, variables, verb);
    }

    private void segments(boolean mayHoldVariables) {
        do {
            segment(mayHoldVariables);
        } while (accept('/'));
    }

    private void segment(boolean mayBeVariable) {
        if (accept('*')) {
            segments.add(accept('*') ? new Segment.AnyRest() : new Segment.AnyOne());
        } else if (mayBeVariable && accept('{')) {
            variable();
        } else {
            segments.add(new Segment.Literal(literal()));
        }
    }

    private void variable() {
        String fieldPath = fieldPath();
        if (variables.stream().anyMatch(other -> other.fieldPath().equals(fieldPath))) {
            throw expected("each variable once, but " + fieldPath + " came before");
        }
        int start = segments.size();
        if (accept('=')) {
            segments(false);
        } else {
            segments.add(new Segment.AnyOne());
        }
        expect('}');
        variables.add(new PathVariable(fieldPath, start, segments.size()));
    }

    private String fieldPath() {
        int start = position;
        do {
            take("a field name", PathTemplateParser::isIdentifierPart);
        } while (accept('.'));
        return text.substring(start, position);
    }

    private String literal() {
        return take("literal text", c -> Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
    }

    private String take(String what, IntPredicate allowed) {
        int start = position;
        while (position < text.length() && allowed.test(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            throw expected(what);
        }
        return text.substring(start, position);
    }

    private static boolean isIdentifierPart(int c) {
        return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private boolean accept(char wanted) {
        if (position < text.length() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw expected("'" + wanted + "'");
        }
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("template " + text + " at " + position + " (expected: " + what + ")");
    }
}
