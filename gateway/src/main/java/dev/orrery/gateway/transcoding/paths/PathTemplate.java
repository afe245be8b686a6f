package dev.orrery.gateway.transcoding.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path template of {@code google.api.http}, such as {@code /v1/{name=orgs/*}:undelete}.
 *
 * <p>The grammar is the one in the comments of {@code google/api/http.proto}; {@link #toString} prints what
 * {@link #parse} reads.
 */
public final class PathTemplate {
    private final List<Segment> segments;
    private final List<PathVariable> variables;
    private final @Nullable String verb;

    /** Reads a template, or throws {@link IllegalArgumentException} with the place and what was expected there. */
    public static PathTemplate parse(String text) {
        return new PathTemplateParser(text).parse();
    }

    PathTemplate(List<Segment> segments, List<PathVariable> variables, @Nullable String verb) {
        this.segments = List.copyOf(segments);
        this.variables = List.copyOf(variables);
        this.verb = verb;
        int rest = this.segments.indexOf(new Segment.AnyRest());
        if (rest >= 0 && rest < this.segments.size() - 1) {
            throw new IllegalArgumentException("template: ** at segment " + rest + " (expected: only as the last one)");
        }
    }

    /** The fields that the path binds, as in {@code event.name}. */
    public List<String> fieldPaths() {
        return variables.stream().map(PathVariable::fieldPath).toList();
    }

    /** The custom verb after the colon, if there is one. */
    public Optional<String> verb() {
        return Optional.ofNullable(verb);
    }

    List<Segment> segments() {
        return segments;
    }

    List<PathVariable> variables() {
        return variables;
    }

    /** The template part by part. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < segments.size(); index++) {
            PathVariable variable = startingAt(index);
            if (variable != null && isPlain(variable)) {
                parts.add(new Part(variable.fieldPath(), false, true));
            } else {
                Segment segment = segments.get(index);
                parts.add(new Part(segment.toString(), segment instanceof Segment.Literal, false));
            }
        }
        return parts;
    }

    /**
     * One part between slashes, for those who describe the path.
     *
     * @param text a literal, a pattern, or the field path of a variable that is this part and no more
     * @param isLiteral whether the path has exactly this text there
     * @param isWholeVariable whether it is a variable of its own
     */
    public record Part(String text, boolean isLiteral, boolean isWholeVariable) {}

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        int index = 0;
        while (index < segments.size()) {
            PathVariable variable = startingAt(index);
            out.append('/');
            if (variable == null) {
                out.append(segments.get(index));
                index++;
            } else {
                out.append('{').append(variable.fieldPath());
                if (!isPlain(variable)) {
                    out.append('=').append(join(variable));
                }
                out.append('}');
                index = variable.end();
            }
        }
        return verb == null ? out.toString() : out.append(':').append(verb).toString();
    }

    private @Nullable PathVariable startingAt(int index) {
        return variables.stream()
                .filter(variable -> variable.start() == index)
                .findFirst()
                .orElse(null);
    }

    private boolean isPlain(PathVariable variable) {
        return variable.end() - variable.start() == 1 && segments.get(variable.start()) instanceof Segment.AnyOne;
    }

    private String join(PathVariable variable) {
        return String.join(
                "/",
                segments.subList(variable.start(), variable.end()).stream()
                        .map(Segment::toString)
                        .toList());
    }
}
