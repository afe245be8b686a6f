package dev.orrery.calendar.subscriptions;

import dev.orrery.kit.fetch.PublicAddresses;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/** The Internet, and the networks inside that an operator has opened. */
final class AllowedNetworks implements Predicate<InetAddress> {
    private final List<Network> opened;

    private AllowedNetworks(List<Network> opened) {
        this.opened = List.copyOf(opened);
    }

    /** Beside the Internet these, each as {@code 10.20.0.0/16}. */
    static AllowedNetworks of(List<String> networks) {
        return new AllowedNetworks(networks.stream().map(Network::parse).toList());
    }

    @Override
    public boolean test(InetAddress address) {
        return PublicAddresses.isPublic(address) || opened.stream().anyMatch(network -> network.has(address));
    }

    /** The addresses that begin with the same bits. */
    private record Network(InetAddress address, int bits) {
        static Network parse(String text) {
            int slash = text.indexOf('/');
            try {
                InetAddress address = InetAddress.ofLiteral(text.substring(0, Math.max(slash, 0)));
                int bits = Integer.parseInt(text.substring(slash + 1));
                if (bits >= 0 && bits <= address.getAddress().length * Byte.SIZE) {
                    return new Network(address, bits);
                }
            } catch (IllegalArgumentException malformed) {
                // Answered below, together with a wrong number of bits.
            }
            throw new IllegalArgumentException(
                    "orrery.calendar.subscriptions.allowed-networks: " + text + " (expected: such as 10.20.0.0/16)");
        }

        boolean has(InetAddress other) {
            byte[] own = address.getAddress();
            byte[] given = other.getAddress();
            if (own.length != given.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((own[bit / Byte.SIZE] ^ given[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
