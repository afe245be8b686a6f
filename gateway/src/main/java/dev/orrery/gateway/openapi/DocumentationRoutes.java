package dev.orrery.gateway.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves the document, and Swagger UI to read it with. */
@Configuration(proxyBeanMethods = false)
class DocumentationRoutes {

    @Bean
    RouterFunction<ServerResponse> documentation(OpenApiDocument document) {
        return RouterFunctions.route()
                .GET(
                        "/v1/openapi.json",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(document.json()))
                .GET(
                        "/docs",
                        request -> ServerResponse.permanentRedirect(URI.create("/docs/index.html"))
                                .build())
                .resources("/docs/swagger-ui/**", swaggerUi())
                .resources("/docs/**", new ClassPathResource("docs/"))
                .build();
    }

    /** The web jar's folder has the version in its name, and the jar says which. */
    private static ClassPathResource swaggerUi() {
        try {
            Properties coordinates = PropertiesLoaderUtils.loadProperties(
                    new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"));
            return new ClassPathResource(
                    "META-INF/resources/webjars/swagger-ui/" + coordinates.getProperty("version") + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
