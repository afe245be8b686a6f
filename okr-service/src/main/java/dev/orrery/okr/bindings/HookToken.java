package dev.orrery.okr.bindings;

import dev.orrery.kit.identity.OrganizationId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The last part of a webhook's address: the organisation, in which rows are looked for, and the webhook. It is no secret:
 * calls are signed with one.
 */
record HookToken(OrganizationId organization, UUID hook) {
    private static final int BYTES = 32;
    private static final String PATH = "/hooks/kpi/";

    /** Empty when the text cannot be one. */
    static Optional<HookToken> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == BYTES
                    ? Optional.of(new HookToken(
                            new OrganizationId(new UUID(bytes.getLong(), bytes.getLong())),
                            new UUID(bytes.getLong(), bytes.getLong())))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String path() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(organization.value().getMostSignificantBits())
                .putLong(organization.value().getLeastSignificantBits())
                .putLong(hook.getMostSignificantBits())
                .putLong(hook.getLeastSignificantBits());
        return PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
