package dev.orrery.calendar.feeds;

import dev.orrery.kit.identity.OrganizationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What makes an address secret: the organisation, in which rows are looked for, and 256 random bits. As they cannot be
 * guessed, a plain hash is as good as a slow one.
 */
record FeedToken(OrganizationId organization, String value) {
    private static final int SECRET_BYTES = 32;
    private static final int ORGANIZATION_BYTES = 16;
    private static final String SUFFIX = ".ics";
    private static final String PATH = "/feeds/";

    /** A new one. */
    static FeedToken random(OrganizationId organization, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        ByteBuffer bytes = ByteBuffer.allocate(ORGANIZATION_BYTES + SECRET_BYTES)
                .putLong(organization.value().getMostSignificantBits())
                .putLong(organization.value().getLeastSignificantBits())
                .put(secret);
        return new FeedToken(
                organization, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /** Of the last part of an address; empty when it cannot be one. */
    static Optional<FeedToken> ofFile(String file) {
        String value = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(value));
            return bytes.remaining() == ORGANIZATION_BYTES + SECRET_BYTES
                    ? Optional.of(new FeedToken(new OrganizationId(new UUID(bytes.getLong(), bytes.getLong())), value))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String path() {
        return PATH + value + SUFFIX;
    }

    /** What is stored of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "FeedToken[" + organization + "]";
    }
}
