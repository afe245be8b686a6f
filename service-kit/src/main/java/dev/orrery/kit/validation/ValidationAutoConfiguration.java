package dev.orrery.kit.validation;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import dev.orrery.kit.server.InterceptorOrder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/** Validates every request. */
@AutoConfiguration
class ValidationAutoConfiguration {
    @Bean
    Validator protoValidator() {
        return ValidatorFactory.newBuilder().build();
    }

    @Bean
    @GlobalServerInterceptor
    @Order(InterceptorOrder.VALIDATION)
    ValidationInterceptor validationInterceptor(Validator protoValidator) {
        return new ValidationInterceptor(protoValidator);
    }
}
