package dev.orrery.kit.errors;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;

/** Maps exceptions by the service's {@link ErrorCatalog}, which it must give as a bean. */
@AutoConfiguration
class ErrorsAutoConfiguration {
    @Bean
    GrpcExceptionHandler serviceExceptionHandler(ErrorCatalog catalog) {
        return new ServiceExceptionHandler(catalog);
    }
}
