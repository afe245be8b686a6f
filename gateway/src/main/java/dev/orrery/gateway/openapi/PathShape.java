package dev.orrery.gateway.openapi;

import dev.orrery.gateway.transcoding.paths.PathTemplate;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as OpenAPI writes it.
 *
 * @param text such as {@code /v1/orgs/{org}/calendars}
 * @param parameters the names in it
 */
record PathShape(String text, List<String> parameters) {

    static PathShape of(PathTemplate template, ResourcePatterns patterns) {
        List<String> parameters = new ArrayList<>();
        List<String> prefix = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (PathTemplate.Part part : template.parts()) {
            text.append('/');
            if (part.isLiteral()) {
                text.append(part.text());
            } else {
                String name = part.isWholeVariable() ? part.text() : patterns.nameAfter(prefix);
                parameters.add(name);
                text.append('{').append(name).append('}');
            }
            // Resource names begin after the version.
            if (!text.toString().equals("/v1")) {
                prefix.add(part.isLiteral() ? part.text() : "*");
            }
        }
        template.verb().ifPresent(verb -> text.append(':').append(verb));
        return new PathShape(text.toString(), List.copyOf(parameters));
    }
}
