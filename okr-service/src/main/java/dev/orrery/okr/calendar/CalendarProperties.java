package dev.orrery.okr.calendar;

import dev.orrery.kit.follow.ServiceAccount;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where calendar-service is and as whom its changes are followed ({@code orrery.calendar.*}).
 *
 * @param address host and port of its gRPC server
 * @param timeout how long one question to it may take
 * @param clientId the service account that follows its changes
 * @param clientSecret of that account; without one nothing is followed
 * @param tokenUri where the account's tokens come from
 */
@ConfigurationProperties("orrery.calendar")
public record CalendarProperties(
        String address,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("okr-service") String clientId,
        @DefaultValue("") String clientSecret,
        String tokenUri) {
    /** As whom its changes are followed. */
    public ServiceAccount account() {
        return new ServiceAccount(clientId, clientSecret, tokenUri);
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "CalendarProperties[" + address + ", " + clientId + "]";
    }
}
