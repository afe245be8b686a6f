package dev.orrery.kit.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Which addresses are out on the Internet, and not this machine, its network, or nobody at all. An IPv6 address that
 * carries an IPv4 address is judged as that one, because that is where a packet may end up.
 */
public final class PublicAddresses {
    /** RFC 6890 and the registries that follow it: what is not globally reachable, or reachable only by accident. */
    private static final List<Prefix> RESERVED = List.of(
            Prefix.of("00000000", 8), // 0.0.0.0/8: this network
            Prefix.of("0a000000", 8), // 10.0.0.0/8: private
            Prefix.of("64400000", 10), // 100.64.0.0/10: behind a carrier's NAT
            Prefix.of("7f000000", 8), // 127.0.0.0/8: loopback
            Prefix.of("a9fe0000", 16), // 169.254.0.0/16: link-local, where clouds keep their credentials
            Prefix.of("ac100000", 12), // 172.16.0.0/12: private
            Prefix.of("c0000000", 24), // 192.0.0.0/24: protocol assignments
            Prefix.of("c0000200", 24), // 192.0.2.0/24: documentation
            Prefix.of("c0586300", 24), // 192.88.99.0/24: 6to4 relays
            Prefix.of("c0a80000", 16), // 192.168.0.0/16: private
            Prefix.of("c6120000", 15), // 198.18.0.0/15: benchmarks
            Prefix.of("c6336400", 24), // 198.51.100.0/24: documentation
            Prefix.of("cb007100", 24), // 203.0.113.0/24: documentation
            Prefix.of("e0000000", 3)); // 224.0.0.0/3: multicast, reserved, broadcast

    /** RFC 4291: unicast addresses of the Internet; everything else is local, multicast or not assigned. */
    private static final Prefix GLOBAL_UNICAST = Prefix.of("20000000000000000000000000000000", 3);

    private static final List<Prefix> RESERVED_GLOBAL = List.of(
            Prefix.of("20010000000000000000000000000000", 23), // protocol assignments, Teredo among them
            Prefix.of("20010db8000000000000000000000000", 32), // documentation
            Prefix.of("3fff0000000000000000000000000000", 20)); // documentation

    private static final Prefix MAPPED = Prefix.of("00000000000000000000ffff00000000", 96);
    private static final Prefix COMPATIBLE = Prefix.of("00000000000000000000000000000000", 96);
    private static final Prefix NAT64 = Prefix.of("0064ff9b000000000000000000000000", 96);
    private static final Prefix SIX_TO_FOUR = Prefix.of("20020000000000000000000000000000", 16);

    private PublicAddresses() {}

    public static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublicV4(four.getAddress());
            case Inet6Address six -> isPublicV6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublicV4(byte[] address) {
        return RESERVED.stream().noneMatch(prefix -> prefix.matches(address));
    }

    private static boolean isPublicV6(byte[] address) {
        if (MAPPED.matches(address) || COMPATIBLE.matches(address) || NAT64.matches(address)) {
            return isPublicV4(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.matches(address)) {
            return isPublicV4(Arrays.copyOfRange(address, 2, 6));
        }
        return GLOBAL_UNICAST.matches(address) && RESERVED_GLOBAL.stream().noneMatch(prefix -> prefix.matches(address));
    }

    /** The first bits of an address. */
    private record Prefix(List<Byte> bytes, int bits) {
        static Prefix of(String hex, int bits) {
            byte[] address = HexFormat.of().parseHex(hex);
            Byte[] boxed = new Byte[address.length];
            Arrays.setAll(boxed, i -> address[i]);
            return new Prefix(List.of(boxed), bits);
        }

        boolean matches(byte[] address) {
            if (address.length != bytes.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                int differing = address[bit / Byte.SIZE] ^ bytes.get(bit / Byte.SIZE);
                if ((differing & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
