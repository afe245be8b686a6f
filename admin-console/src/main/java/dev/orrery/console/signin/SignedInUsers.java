package dev.orrery.console.signin;

import com.vaadin.flow.spring.security.AuthenticationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Says who is signed in. To be asked on a thread that serves a request; the answer may be used on any. */
@Component
public final class SignedInUsers {
    private final AuthenticationContext context;
    private final AccessTokens tokens;

    SignedInUsers(AuthenticationContext context, AccessTokens tokens) {
        this.context = context;
        this.tokens = tokens;
    }

    /** The person of this request; pages are behind the login, so there is one. */
    public SignedInUser current() {
        OidcUser user = context.getAuthenticatedUser(OidcUser.class)
                .orElseThrow(() -> new SessionEndedException("nobody is signed in", null));
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null) {
            throw new SessionEndedException("nobody is signed in", null);
        }
        String email = user.getEmail();
        return new SignedInUser(
                Claims.subject(user),
                Claims.name(user),
                email == null ? "" : email,
                Claims.platformRoles(user.getClaims()),
                Claims.memberships(user),
                () -> tokens.fresh(login));
    }

    /** Ends the session here and in Keycloak. */
    public void signOut() {
        context.logout();
    }
}
