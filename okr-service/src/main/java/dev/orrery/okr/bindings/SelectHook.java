package dev.orrery.okr.bindings;

import static dev.orrery.okr.schema.Tables.KPI_BINDING;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Which webhook is called by an address? One that rests, or has no secret yet, is none. */
final class SelectHook {
    private static final Field<UUID> ORGANIZATION = DSL.field(DSL.name("organization", "org_id"), UUID.class);
    private static final Field<String> ALIAS = DSL.field(DSL.name("organization", "alias"), String.class);

    private SelectHook() {}

    static Optional<Hook> by(OrganizationTransactions transactions, HookToken token) {
        // Whose alias it is stands in the database; until it is read, the organisation is known by its id alone.
        return transactions.read(new Organization(token.organization(), ""), transaction -> by(transaction, token));
    }

    private static Optional<Hook> by(OrganizationTransaction transaction, HookToken token) {
        return transaction
                .sql()
                .select(KPI_BINDING.fields())
                .select(ALIAS)
                .from(KPI_BINDING)
                .join(DSL.table(DSL.name("organization")))
                .on(ORGANIZATION.eq(KPI_BINDING.ORG_ID))
                .where(
                        KPI_BINDING.ORG_ID.eq(transaction.organizationId()),
                        KPI_BINDING.HOOK_ID.eq(token.hook()),
                        KPI_BINDING.SECRET_NUMBER.gt(0),
                        KPI_BINDING.IS_DISABLED.isFalse())
                .fetchOptional(
                        row -> new Hook(new Organization(token.organization(), row.get(ALIAS)), row.into(KPI_BINDING)));
    }

    /** A webhook that was found by its address. */
    record Hook(Organization organization, KpiBindingRecord row) {}
}
