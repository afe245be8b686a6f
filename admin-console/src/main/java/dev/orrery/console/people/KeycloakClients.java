package dev.orrery.console.people;

import dev.orrery.console.signin.KeycloakProperties;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of Keycloak's administration: the console's own service account, which may only view. */
@Configuration(proxyBeanMethods = false)
class KeycloakClients {
    private static final int MAX_CONNECTIONS = 32;
    private static final int JSON_PRIORITY = 100;

    /** Connects with the first request, so that the console starts without Keycloak. */
    @Bean(destroyMethod = "close")
    Keycloak keycloak(KeycloakProperties keycloak) {
        return KeycloakBuilder.builder()
                .serverUrl(keycloak.url().toString())
                .realm(keycloak.realm())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(KeycloakProperties.CLIENT_ID)
                .clientSecret(keycloak.clientSecret())
                .resteasyClient(new ResteasyClientBuilderImpl()
                        .connectionPoolSize(MAX_CONNECTIONS)
                        .connectTimeout(2, TimeUnit.SECONDS)
                        .readTimeout(8, TimeUnit.SECONDS)
                        .register(JacksonProvider.class, JSON_PRIORITY)
                        .build())
                .build();
    }
}
