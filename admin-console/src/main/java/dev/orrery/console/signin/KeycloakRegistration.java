package dev.orrery.console.signin;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The console as a client of the realm. Endpoints are spelled out instead of discovered, so that the console starts
 * and answers its health check while Keycloak is still away.
 */
@Configuration(proxyBeanMethods = false)
class KeycloakRegistration {
    /** Names the registration in redirect addresses: {@code /login/oauth2/code/keycloak}. */
    static final String ID = "keycloak";

    @Bean
    ClientRegistrationRepository clientRegistrations(KeycloakProperties keycloak) {
        return new InMemoryClientRegistrationRepository(registration(keycloak));
    }

    static ClientRegistration registration(KeycloakProperties keycloak) {
        return ClientRegistration.withRegistrationId(ID)
                .clientId(KeycloakProperties.CLIENT_ID)
                .clientSecret(keycloak.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                // `organization:*` puts every membership with its groups into the token.
                .scope("openid", "profile", "email", "organization:*")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .issuerUri(keycloak.issuer().toString())
                .authorizationUri(keycloak.endpoint("auth"))
                .tokenUri(keycloak.endpoint("token"))
                .jwkSetUri(keycloak.endpoint("certs"))
                .userNameAttributeName(SignedInUser.LOGIN_CLAIM)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", keycloak.endpoint("logout")))
                .clientName("Keycloak")
                .build();
    }
}
