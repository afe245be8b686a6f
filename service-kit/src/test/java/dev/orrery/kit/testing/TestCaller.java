package dev.orrery.kit.testing;

import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who calls in a test: {@code TestCaller.named("ada").in(acme, OWNER)}. The same name is the same person;
 * {@link #organization} makes an organisation that no other test has.
 */
public record TestCaller(
        UserId id, String name, String email, List<Membership> memberships, Set<String> platformRoles) {
    private static final AtomicLong NEXT = new AtomicLong();

    public TestCaller {
        memberships = List.copyOf(memberships);
        platformRoles = Set.copyOf(platformRoles);
    }

    public static TestCaller named(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new TestCaller(new UserId(id), name, name + "@example.test", List.of(), Set.of());
    }

    /** A new organisation whose alias begins with {@code prefix}. */
    public static Organization organization(String prefix) {
        long number = NEXT.incrementAndGet();
        String alias = prefix.toLowerCase(Locale.ROOT) + "-" + number;
        return new Organization(new OrganizationId(new UUID(0x0a00_0000_0000_7000L, number)), alias);
    }

    public TestCaller in(Organization organization, OrganizationRole role) {
        List<Membership> more = new ArrayList<>(memberships);
        more.add(new Membership(organization, role));
        return new TestCaller(id, name, email, more, platformRoles);
    }

    public TestCaller withPlatformRole(String role) {
        Set<String> more = new LinkedHashSet<>(platformRoles);
        more.add(role);
        return new TestCaller(id, name, email, memberships, more);
    }

    /** As the service sees it, for calling below the transport. */
    public Caller asCaller() {
        return new Caller(id, email, name, platformRoles, memberships, Instant.MAX);
    }
}
