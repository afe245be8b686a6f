package dev.orrery.okr.bindings;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of webhooks. Each follows from a key that the instances of the service share, from its webhook and from how
 * often it was made anew, so that none is stored and each can be had again to check a signature with.
 */
final class HookSecrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int INPUT_BYTES = 36;

    private final SecretKeySpec key;

    HookSecrets(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** {@code number} counts from 1. */
    HookSecret of(UUID organization, UUID hook, int number) {
        byte[] input = ByteBuffer.allocate(INPUT_BYTES)
                .putLong(organization.getMostSignificantBits())
                .putLong(organization.getLeastSignificantBits())
                .putLong(hook.getMostSignificantBits())
                .putLong(hook.getLeastSignificantBits())
                .putInt(number)
                .array();
        return new HookSecret(hmac(key, input));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] input) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(input);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** What a webhook's calls are signed with. */
    static final class HookSecret {
        private final SecretKeySpec key;

        HookSecret(byte[] bytes) {
            key = new SecretKeySpec(bytes, ALGORITHM);
        }

        byte[] sign(byte[] content) {
            return hmac(key, content);
        }

        /** As senders are told it. */
        String text() {
            return PREFIX + Base64.getEncoder().encodeToString(key.getEncoded());
        }

        /** Never prints the secret. */
        @Override
        public String toString() {
            return "HookSecret";
        }
    }
}
