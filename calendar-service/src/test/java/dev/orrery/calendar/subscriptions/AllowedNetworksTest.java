package dev.orrery.calendar.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedNetworksTest {
    @Test
    void allowsTheInternetAlone() {
        AllowedNetworks networks = AllowedNetworks.of(List.of());

        assertThat(networks).accepts(address("1.1.1.1"), address("2606:4700::1"));
        assertThat(networks)
                .rejects(address("127.0.0.1"), address("10.20.0.1"), address("::1"), address("169.254.169.254"));
    }

    @Test
    void opensWhatTheOperatorNamesAndNothingBesideIt() {
        AllowedNetworks networks = AllowedNetworks.of(List.of("10.20.0.0/15", "fd00:1::/32", "192.168.7.7/32"));

        assertThat(networks)
                .accepts(address("10.21.255.1"), address("fd00:1::9"), address("192.168.7.7"), address("1.1.1.1"));
        assertThat(networks)
                .rejects(address("10.22.0.1"), address("fd00:2::9"), address("192.168.7.6"), address("127.0.0.1"));
    }

    @Test
    void refusesWhatIsNoNetwork() {
        for (String wrong : List.of("", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "calendar.example/8", "::/129")) {
            assertThatThrownBy(() -> AllowedNetworks.of(List.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("allowed-networks")
                    .hasMessageContaining("expected");
        }
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
