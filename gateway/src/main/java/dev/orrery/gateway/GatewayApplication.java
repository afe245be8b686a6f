package dev.orrery.gateway;

import dev.orrery.gateway.contract.Contract;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the gateway. */
@SpringBootApplication(proxyBeanMethods = false)
public class GatewayApplication {

    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }

    @Bean
    Contract contract(@Value("${orrery.gateway.descriptor-set:" + Contract.RESOURCE + "}") String resource) {
        return Contract.fromResource(resource);
    }
}
