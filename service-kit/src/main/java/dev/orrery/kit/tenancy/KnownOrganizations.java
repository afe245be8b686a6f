package dev.orrery.kit.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.kit.identity.Organization;
import java.time.Duration;
import java.util.UUID;

/**
 * Writes an organisation down before its first row: its alias names resources in frames that no token is at hand for.
 * Remembered for a while only, because the transaction that wrote it may yet roll back.
 */
final class KnownOrganizations {
    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Cache<UUID, Organization> written = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** Upserts the transaction's organisation unless a committed row is known. */
    void remember(OrganizationTransaction transaction) {
        Organization organization = transaction.organization();
        if (organization.equals(written.getIfPresent(transaction.organizationId()))) {
            return;
        }
        boolean present = transaction
                .sql()
                .fetchOptional(
                        "SELECT 1 FROM organization WHERE org_id = ? AND alias = ?",
                        transaction.organizationId(),
                        organization.alias())
                .isPresent();
        if (present) {
            written.put(transaction.organizationId(), organization);
            return;
        }
        transaction
                .sql()
                .execute(
                        "INSERT INTO organization (org_id, alias) VALUES (?, ?)"
                                + " ON CONFLICT (org_id) DO UPDATE SET alias = excluded.alias",
                        transaction.organizationId(),
                        organization.alias());
    }
}
