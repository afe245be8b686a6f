package dev.orrery.console.people;

import dev.orrery.console.signin.KeycloakProperties;
import dev.orrery.console.signin.OrganizationRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.MemberRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Organisations and people as Keycloak knows them. It reads with the console's own account, so callers decide first
 * whether the person in front of the browser may see the answer.
 */
@Component
class Directory {
    private static final int MAX_GROUPS = 20;
    private static final String LATEST_FIRST = "desc";

    private final RealmResource realm;
    private final ExecutorService workers;

    Directory(Keycloak keycloak, KeycloakProperties properties, @Qualifier("pageWork") ExecutorService workers) {
        this.realm = keycloak.realm(properties.realm());
        this.workers = workers;
    }

    /** A part of all organisations, by name. */
    List<Organization> organizations(int offset, int limit) {
        return KeycloakFailures.told(() -> realm.organizations().search("", false, offset, limit).stream()
                .map(Directory::organization)
                .toList());
    }

    Organization organization(String id) {
        return KeycloakFailures.told(
                () -> organization(realm.organizations().get(id).toRepresentation()));
    }

    long memberCount(String organizationId) {
        return KeycloakFailures.told(
                () -> realm.organizations().get(organizationId).members().count());
    }

    /** A part of an organisation's members whose name or address has {@code search} in it, by user name. */
    List<Member> members(String organizationId, String search, int offset, int limit) {
        return KeycloakFailures.told(() -> {
            OrganizationResource organization = realm.organizations().get(organizationId);
            List<Future<Member>> members = organization.members().search(search, false, offset, limit).stream()
                    // Groups and logins are a request each: side by side they take as long as one.
                    .map(member -> workers.submit(() -> member(organization, member)))
                    .toList();
            return members.stream().map(KeycloakFailures::result).toList();
        });
    }

    /** What to call a user. */
    String userName(String userId) {
        return KeycloakFailures.told(() -> name(realm.users().get(userId).toRepresentation()));
    }

    private Member member(OrganizationResource organization, MemberRepresentation member) {
        List<String> groups = organization.members().member(member.getId()).groups(0, MAX_GROUPS, true).stream()
                .map(GroupRepresentation::getPath)
                .toList();
        return new Member(
                member.getId(),
                name(member),
                member.getEmail() == null ? "" : member.getEmail(),
                Boolean.TRUE.equals(member.isEnabled()),
                Boolean.TRUE.equals(member.isEmailVerified()),
                OrganizationRole.ofGroups(groups),
                lastSignIn(member.getId()));
    }

    private Optional<Instant> lastSignIn(String userId) {
        return realm.getEvents(List.of("LOGIN"), null, userId, null, null, null, 0, 1, LATEST_FIRST).stream()
                .findFirst()
                .map(EventRepresentation::getTime)
                .map(Instant::ofEpochMilli);
    }

    private static Organization organization(OrganizationRepresentation organization) {
        return new Organization(
                organization.getId(), organization.getAlias(), organization.getName(), organization.isEnabled());
    }

    private static String name(UserRepresentation user) {
        String name = "%s %s"
                .formatted(
                        user.getFirstName() == null ? "" : user.getFirstName(),
                        user.getLastName() == null ? "" : user.getLastName())
                .strip();
        return name.isEmpty() ? user.getUsername() : name;
    }
}
