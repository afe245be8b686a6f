package dev.orrery.console.signin;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.session.SessionDestroyedEvent;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/**
 * The tokens of every login, renewed a minute before they expire, and forgotten with the session.
 *
 * <p>A login's name is its {@code sid}, so two browsers of one person have a token each. One renewal at a time per
 * login, because a realm may let a refresh token be used only once.
 */
@Component
final class AccessTokens {
    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

    private final OAuth2AuthorizedClientService clients;
    private final OAuth2AuthorizedClientManager manager;
    private final ConcurrentMap<String, ReentrantLock> renewals = new ConcurrentHashMap<>();

    AccessTokens(ClientRegistrationRepository registrations, OAuth2AuthorizedClientService clients) {
        this.clients = clients;
        AuthorizedClientServiceOAuth2AuthorizedClientManager renewing =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
        renewing.setAuthorizedClientProvider(
                OAuth2AuthorizedClientProviderBuilder.builder().refreshToken().build());
        this.manager = renewing;
    }

    /**
     * A token of the login that is valid for now.
     *
     * @throws SessionEndedException when only signing in again helps
     * @throws IdentityUnavailableException when trying again does
     */
    String fresh(Authentication login) {
        ReentrantLock renewal = renewals.computeIfAbsent(login.getName(), name -> new ReentrantLock());
        renewal.lock();
        try {
            return renewed(login);
        } finally {
            renewal.unlock();
        }
    }

    private String renewed(Authentication login) {
        if (clients.loadAuthorizedClient(KeycloakRegistration.ID, login.getName()) == null) {
            throw new SessionEndedException("the login has no token here any more", null);
        }
        try {
            OAuth2AuthorizedClient client =
                    manager.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(KeycloakRegistration.ID)
                            .principal(login)
                            .build());
            if (client == null) {
                throw new SessionEndedException("the login cannot be renewed", null);
            }
            return client.getAccessToken().getTokenValue();
        } catch (OAuth2AuthorizationException failed) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(failed.getError().getErrorCode())) {
                throw new SessionEndedException("Keycloak does not renew the login", failed);
            }
            throw new IdentityUnavailableException("Keycloak did not answer a renewal", failed);
        }
    }

    /** Forgets the tokens of a session that is over. */
    @EventListener
    void onSessionDestroyed(SessionDestroyedEvent event) {
        for (SecurityContext context : event.getSecurityContexts()) {
            Authentication login = context.getAuthentication();
            if (login != null) {
                clients.removeAuthorizedClient(KeycloakRegistration.ID, login.getName());
                renewals.remove(login.getName());
                log.debug("forgot the tokens of a session that is over");
            }
        }
    }
}
