package dev.orrery.console.fakes;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Makes the login of {@link SignedInAs}, as the real one comes out. */
final class SignedInContext implements WithSecurityContextFactory<SignedInAs> {

    @Override
    public SecurityContext createSecurityContext(SignedInAs annotation) {
        Map<String, Object> claims = new HashMap<>(annotation.value().claims());
        claims.put("sid", UUID.randomUUID().toString());
        OidcIdToken token =
                new OidcIdToken("id-token", Instant.now(), Instant.now().plusSeconds(300), claims);
        Set<GrantedAuthority> authorities = new HashSet<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_USER"));
        DefaultOidcUser user = new DefaultOidcUser(List.copyOf(authorities), token, "sid");
        return new SecurityContextImpl(new OAuth2AuthenticationToken(user, authorities, "keycloak"));
    }
}
