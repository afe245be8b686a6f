package dev.orrery.kit.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves for the connection itself, so that what was checked is what is connected to: a name that answers differently
 * a moment later gains nothing. A host with one forbidden address is forbidden, or it would be a matter of luck.
 */
final class GuardedResolver implements DnsResolver {
    private final HostResolver resolver;
    private final Predicate<InetAddress> isAllowed;

    GuardedResolver(HostResolver resolver, Predicate<InetAddress> isAllowed) {
        this.resolver = resolver;
        this.isAllowed = isAllowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.addresses(host);
        if (addresses.isEmpty() || !addresses.stream().allMatch(isAllowed)) {
            throw new RefusedAddressException(host);
        }
        return addresses.toArray(new InetAddress[0]);
    }

    @Override
    public @Nullable String resolveCanonicalHostname(@Nullable String host) {
        return host;
    }

    /** Not to be told from a name that does not exist. */
    static final class RefusedAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedAddressException(String host) {
            super(host);
        }
    }
}
