package dev.orrery.kit.follow;

/**
 * As whom a service follows another: an account of its own, by OAuth2 client credentials.
 *
 * @param clientId of the account
 * @param clientSecret of the account; empty where there is none, and then nothing is followed
 * @param tokenUri where the account's tokens come from
 */
public record ServiceAccount(String clientId, String clientSecret, String tokenUri) {
    boolean isComplete() {
        return !clientSecret.isEmpty();
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "ServiceAccount[" + clientId + "]";
    }
}
