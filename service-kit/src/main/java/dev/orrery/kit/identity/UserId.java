package dev.orrery.kit.identity;

import java.util.UUID;

/** Identifies a person or a service account: the token's {@code sub}. */
public record UserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
