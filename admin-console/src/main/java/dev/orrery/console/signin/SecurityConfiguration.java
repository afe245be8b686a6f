package dev.orrery.console.signin;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** Every page is behind Keycloak's login; logging out here logs out there, and the other way round. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health"))
                .permitAll()
                .requestMatchers("/console/*.css", "/console/*.svg", "/aura/**")
                .permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.oauth2LoginPage("/oauth2/authorization/" + KeycloakRegistration.ID, "{baseUrl}/")
                        // An address that leads nowhere has to reach the page that says so.
                        .anyRequest(AuthorizedUrl::authenticated));
        http.oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()));
        return http.build();
    }

    /** Platform roles become authorities: {@code ROLE_platform-admin}. */
    @Bean
    GrantedAuthoritiesMapper platformRoles() {
        return SecurityConfiguration::withPlatformRoles;
    }

    /** Tells Spring Security about sessions that end by time-out. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    private static Collection<? extends GrantedAuthority> withPlatformRoles(
            Collection<? extends GrantedAuthority> granted) {
        Set<GrantedAuthority> authorities = new HashSet<>(granted);
        for (GrantedAuthority authority : granted) {
            if (authority instanceof OidcUserAuthority user) {
                Claims.platformRoles(user.getIdToken().getClaims())
                        .forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
            }
        }
        return authorities;
    }
}
