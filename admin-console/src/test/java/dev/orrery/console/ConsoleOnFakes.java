package dev.orrery.console;

import dev.orrery.console.fakes.FakeKeycloak;
import dev.orrery.console.fakes.FakeServices;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.SampleGoals;
import dev.orrery.console.fakes.SampleTime;
import java.util.Locale;
import org.springframework.boot.SpringApplication;

/** Runs the console on the fakes, to look at it: {@code ConsoleOnFakes [user] [port] [empty]}. */
final class ConsoleOnFakes {
    private ConsoleOnFakes() {}

    public static void main(String[] arguments) {
        FakeServices services = new FakeServices();
        FakeKeycloak keycloak = new FakeKeycloak();
        keycloak.signIn(FakeUser.valueOf(arguments.length > 0 ? arguments[0].toUpperCase(Locale.ROOT) : "ADA"));
        if (arguments.length < 3) {
            SampleTime.fill(services);
            SampleGoals.fill(services);
        }
        SpringApplication.run(
                ConsoleApplication.class,
                "--server.port=" + (arguments.length > 1 ? arguments[1] : "8181"),
                "--orrery.keycloak.issuer=" + keycloak.issuer(),
                "--orrery.keycloak.url=" + keycloak.url(),
                "--orrery.keycloak.client-secret=secret",
                "--orrery.services.calendar-address=" + services.calendarAddress(),
                "--orrery.services.okr-address=" + services.okrAddress());
    }
}
