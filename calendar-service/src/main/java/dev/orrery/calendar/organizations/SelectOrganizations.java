package dev.orrery.calendar.organizations;

import static dev.orrery.calendar.schema.Tables.ORGANIZATION;

import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import java.util.List;
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
        return DSL.using(database.changes(), SQLDialect.POSTGRES)
                .select(ORGANIZATION.ORG_ID, ORGANIZATION.ALIAS)
                .from(ORGANIZATION)
                .orderBy(ORGANIZATION.ORG_ID)
                .fetch(row -> new Organization(new OrganizationId(row.value1()), row.value2()));
    }
}
