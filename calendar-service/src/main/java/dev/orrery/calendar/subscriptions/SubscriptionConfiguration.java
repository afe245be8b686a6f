package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.calendars.CalendarEditor;
import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.fetch.GuardedFetcher;
import dev.orrery.kit.fetch.HostResolver;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads subscriptions for as long as the service runs. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {
    @Bean(destroyMethod = "close")
    GuardedFetcher subscriptionFetcher(SubscriptionProperties properties) {
        return new GuardedFetcher(
                properties.limits(), HostResolver.ofMachine(), AllowedNetworks.of(properties.allowedNetworks()));
    }

    @Bean
    SubscriptionLoop subscriptionLoop(
            OrganizationTransactions transactions,
            SelectOrganizations organizations,
            ChangeLog log,
            Clock clock,
            CalendarEditor calendars,
            GuardedFetcher subscriptionFetcher,
            SubscriptionProperties properties) {
        SubscriptionWork work =
                new SubscriptionWork(transactions, log, clock, calendars, new AddressReader(subscriptionFetcher));
        return new SubscriptionLoop(
                new SubscriptionRounds(organizations, work, properties.concurrency()),
                properties.interval(),
                properties.enabled());
    }
}
