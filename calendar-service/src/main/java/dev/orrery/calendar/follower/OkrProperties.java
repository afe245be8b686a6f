package dev.orrery.calendar.follower;

import dev.orrery.kit.follow.ServiceAccount;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where okr-service is and as whom its changes are followed ({@code orrery.okr.*}).
 *
 * @param address host and port of its gRPC server
 * @param timeout how long one question to it may take
 * @param clientId the service account that follows its changes
 * @param clientSecret of that account; without one nothing is followed
 * @param tokenUri where the account's tokens come from
 */
@ConfigurationProperties("orrery.okr")
record OkrProperties(
        String address,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("calendar-service") String clientId,
        @DefaultValue("") String clientSecret,
        String tokenUri) {
    ServiceAccount account() {
        return new ServiceAccount(clientId, clientSecret, tokenUri);
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "OkrProperties[" + address + ", " + clientId + "]";
    }
}
