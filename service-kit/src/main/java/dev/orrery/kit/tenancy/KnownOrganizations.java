package dev.orrery.kit.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.kit.identity.Organization;
import java.util.UUID;

/**
 * Writes an organisation down before its first row: its alias names resources in frames that no token is at hand for.
 * In a transaction of its own, so that those who come at the same time do not wait for the work of the first.
 */
final class KnownOrganizations {
    private static final int MAX_REMEMBERED = 10_000;

    private final Cache<UUID, Organization> written =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

    /** Upserts the organisation unless this instance has done so. */
    void remember(Organization organization, TransactionRunner runner) {
        if (organization.equals(written.getIfPresent(organization.id().value()))) {
            return;
        }
        runner.run(
                organization,
                false,
                OrganizationTransactions.DEFAULT_TIMEOUT,
                transaction -> transaction.sql().execute("""
                                INSERT INTO organization AS known (org_id, alias) VALUES (?, ?)
                                ON CONFLICT (org_id) DO UPDATE SET alias = excluded.alias
                                WHERE known.alias <> excluded.alias
                                """, transaction.organizationId(), organization.alias()));
        written.put(organization.id().value(), organization);
    }
}
