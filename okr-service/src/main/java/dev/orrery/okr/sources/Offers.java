package dev.orrery.okr.sources;

import dev.orrery.kit.identity.Organization;
import java.net.URI;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the operator offers to the bindings of an organisation. Passwords and secrets are in the environment alone. */
@Component
final class Offers {
    private final BindingsProperties properties;
    private final Environment environment;

    Offers(BindingsProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** A database that the organisation may ask. */
    Optional<Database> database(Organization organization, String name) {
        return Optional.ofNullable(properties.connections().get(name))
                .filter(connection -> connection.organizations().contains(organization.alias()))
                .flatMap(connection ->
                        value(connection.passwordVariable()).map(password -> new Database(name, connection, password)));
    }

    /** A header that the organisation may send to the origin of a URL. */
    Optional<Header> secret(Organization organization, String name, URI url) {
        return Optional.ofNullable(properties.secrets().get(name))
                .filter(secret -> secret.organizations().contains(organization.alias()))
                .filter(secret -> secret.origins().contains(Origins.of(url)))
                .flatMap(secret -> value(secret.variable()).map(value -> new Header(secret.header(), value)));
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(environment.getProperty(variable)).filter(value -> !value.isEmpty());
    }

    /** A connection with its password. */
    record Database(String name, BindingsProperties.Connection connection, String password) {
        /** Never prints the password. */
        @Override
        public String toString() {
            return "Database[" + name + "]";
        }
    }

    /** A header with its secret. */
    record Header(String name, String value) {
        /** Never prints the secret. */
        @Override
        public String toString() {
            return "Header[" + name + "]";
        }
    }
}
