package dev.orrery.gateway.transcoding.paths;

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

    /** How the template is written for people and OpenAPI: {@code /v1/{name}:undelete}. */
    public String shape() {
        return print(false);
    }

    @Override
    public String toString() {
        return print(true);
    }

    private String print(boolean withPatterns) {
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
                if (withPatterns && !isPlain(variable)) {
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
