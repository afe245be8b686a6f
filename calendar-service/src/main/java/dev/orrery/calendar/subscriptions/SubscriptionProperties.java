package dev.orrery.calendar.subscriptions;

import dev.orrery.kit.fetch.FetchLimits;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How calendars that are kept elsewhere are read ({@code orrery.calendar.subscriptions.*}).
 *
 * @param enabled whether this instance reads them at all
 * @param interval how often it looks which are due
 * @param concurrency how many it reads at once
 * @param maxSize of a calendar
 * @param timeout for reading one, redirects included
 * @param maxRedirects that are followed
 * @param allowedNetworks that may be read beside the Internet, such as {@code 10.20.0.0/16}
 * @param maxPerOrganization how many an organisation may have
 */
@ConfigurationProperties("orrery.calendar.subscriptions")
record SubscriptionProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30s") Duration interval,
        @DefaultValue("4") int concurrency,
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("5") int maxRedirects,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("500") int maxPerOrganization) {
    FetchLimits limits() {
        return new FetchLimits(Math.toIntExact(maxSize.toBytes()), timeout, maxRedirects);
    }
}
