package dev.orrery.okr.jobs;

import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Every organisation that has ever written here: for what is done to all of them, one after the other. */
@Component
public final class Organizations {
    private static final Field<UUID> ORG_ID = DSL.field("org_id", UUID.class);
    private static final Field<String> ALIAS = DSL.field("alias", String.class);

    private final ServiceDatabase database;

    Organizations(ServiceDatabase database) {
        this.database = database;
    }

    /** Read under the one role that sees more than one organisation, and nothing of them but their names. */
    public List<Organization> all() {
        return DSL.using(database.changes(), SQLDialect.POSTGRES)
                .select(ORG_ID, ALIAS)
                .from("organization")
                .orderBy(ORG_ID)
                .fetch(row -> new Organization(new OrganizationId(row.value1()), row.value2()));
    }
}
