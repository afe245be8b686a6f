package dev.orrery.calendar.organizations;

import static dev.orrery.calendar.schema.Tables.ORGANIZATION;

import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Answers which organisations have been here, by the role that may know of all. */
@Component
public final class SelectOrganizations {
    private final ServiceDatabase database;

    SelectOrganizations(ServiceDatabase database) {
        this.database = database;
    }

    public List<Organization> all() {
        return select(DSL.noCondition());
    }

    /** The organisation that a resource name mentions by alias or UUID. */
    public Organization require(String aliasOrId) {
        return select(ORGANIZATION
                        .ALIAS
                        .eq(aliasOrId)
                        .or(ORGANIZATION.ORG_ID.cast(String.class).eq(aliasOrId)))
                .stream()
                .findFirst()
                .orElseThrow(() -> ServiceException.of(
                                CommonReason.ORGANIZATION_NOT_FOUND, "There is no organisation of this name.")
                        .resource("organization", "orgs/" + aliasOrId)
                        .build());
    }

    private List<Organization> select(Condition condition) {
        return DSL.using(database.changes(), SQLDialect.POSTGRES)
                .select(ORGANIZATION.ORG_ID, ORGANIZATION.ALIAS)
                .from(ORGANIZATION)
                .where(condition)
                .orderBy(ORGANIZATION.ORG_ID)
                .fetch(row -> new Organization(new OrganizationId(row.value1()), row.value2()));
    }
}
