package dev.orrery.kit.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where a host is; asked anew for every connection. */
@FunctionalInterface
public interface HostResolver {
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** As this machine resolves names. */
    static HostResolver ofMachine() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
