package dev.orrery.kit.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The one PostgreSQL server of this test JVM: in a container where an engine is found, embedded otherwise. */
final class PostgresServer {
    private static final String IMAGE = "postgres:18-alpine";

    /** Durability costs a test time and gives it nothing. */
    private static final String[] FAST = {"-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "max_connections=300"
    };

    private static final PostgresServer INSTANCE = start();

    private final String address;
    private final String password;

    private PostgresServer(String address, String password) {
        this.address = address;
        this.password = password;
    }

    static PostgresServer get() {
        return INSTANCE;
    }

    private static PostgresServer start() {
        boolean hasEngine = hasContainerEngine();
        PostgresServer server = hasEngine ? container() : embedded();
        System.out.println(
                "Tests run on PostgreSQL " + (hasEngine ? "in a container" : "embedded") + " at " + server.address);
        return server;
    }

    /** Testcontainers logs a page of errors when it looks in vain, so it is asked only where there is a trace of one. */
    private static boolean hasContainerEngine() {
        boolean hasTrace = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return hasTrace && DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // Lives as long as this JVM; Testcontainers reaps it.
    private static PostgresServer container() {
        PostgreSQLContainer container =
                new PostgreSQLContainer(IMAGE).withUsername("postgres").withCommand(command());
        container.start();
        return new PostgresServer(container.getHost() + ":" + container.getMappedPort(5432), container.getPassword());
    }

    private static String[] command() {
        String[] command = new String[FAST.length + 1];
        command[0] = "postgres";
        System.arraycopy(FAST, 0, command, 1, FAST.length);
        return command;
    }

    private static PostgresServer embedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .start();
            // zonky stops the server when the JVM ends.
            return new PostgresServer("127.0.0.1:" + server.getPort(), "postgres");
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not start an embedded PostgreSQL", failure);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", password);
    }

    void execute(String statement) {
        try (Connection admin = admin("postgres");
                Statement sql = admin.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }
}
