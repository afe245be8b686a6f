package dev.orrery.kit.etag;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;

/**
 * The etag of one version of a resource, opaque to clients; over REST it is the HTTP ETag, hence the quotes.
 *
 * @param value {@code "v7"}, quotes included
 */
public record Etag(String value) {
    private static final String ANY = "*";

    /** Of a version number that each write to the resource increments. */
    public static Etag ofVersion(long version) {
        return new Etag("\"v" + Long.toString(version, Character.MAX_RADIX) + "\"");
    }

    /**
     * Refuses a request that expects another version. Nothing given, or {@code *}, expects none (AIP-154).
     *
     * @param expected what the caller sent
     * @param resourceName for the answer
     */
    public void requireMatch(String expected, String resourceName) {
        if (expected.isEmpty() || expected.equals(ANY) || strong(expected).equals(strong(value))) {
            return;
        }
        throw ServiceException.of(
                        CommonReason.ETAG_MISMATCH, "Somebody changed it meanwhile; read it again, then retry.")
                .with("currentEtag", value)
                .resource("", resourceName)
                .build();
    }

    /** Proxies weaken etags and some clients drop the quotes; neither makes another version. */
    private static String strong(String etag) {
        String bare = etag.startsWith("W/") ? etag.substring(2) : etag;
        return bare.startsWith("\"") && bare.endsWith("\"") && bare.length() >= 2
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }

    @Override
    public String toString() {
        return value;
    }
}
