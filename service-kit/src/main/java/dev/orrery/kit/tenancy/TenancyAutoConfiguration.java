package dev.orrery.kit.tenancy;

import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.errors.ConstraintReasons;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Transactions on the service's database, with the service's {@link ConstraintReasons} where it gives some. */
@AutoConfiguration
class TenancyAutoConfiguration {
    @Bean
    OrganizationTransactions organizationTransactions(
            ServiceDatabase database, ObjectProvider<ConstraintReasons> constraints) {
        return new OrganizationTransactions(database.app(), constraints.getIfAvailable(ConstraintReasons::none));
    }
}
