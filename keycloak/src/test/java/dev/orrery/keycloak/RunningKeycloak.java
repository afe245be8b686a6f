package dev.orrery.keycloak;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server for all tests, with the development realm and, beside it, the production realm under the name
 * {@value #PRODUCTION_REALM}.
 */
final class RunningKeycloak implements ParameterResolver {

    static final String PRODUCTION_REALM = "production";
    static final String CONSOLE_SECRET = "console-secret-of-this-test";
    static final String CALENDAR_SECRET = "calendar-secret-of-this-test";
    static final String OKR_SECRET = "okr-secret-of-this-test";
    static final String ADMIN_PASSWORD = "admin-password-of-this-test";

    private static final Duration STARTUP_LIMIT = Duration.ofMinutes(3);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealmClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(Namespace.create(RunningKeycloak.class))
                .computeIfAbsent(Server.class, key -> Server.start(), Server.class);
        return new RealmClient(server.keycloak.url());
    }

    private record Server(EmbeddedPostgres postgres, KeycloakServer keycloak, Process process)
            implements AutoCloseable {

        static Server start() {
            try {
                Path target = Path.of("target").toAbsolutePath();
                Path log = Files.createDirectories(target.resolve("logs")).resolve("keycloak.log");
                Path javaHome = Path.of(System.getProperty("java.home"));
                KeycloakDistribution distribution =
                        KeycloakDistribution.prepare(archive(target), target.resolve("cache"), javaHome, log);
                distribution.writeRealm(RealmDocument.development());
                Files.writeString(
                        distribution.home().resolve("data/import/production-realm.json"),
                        RealmDocument.production()
                                .replaceFirst("\"realm\" : \"orrery\"", "\"realm\" : \"" + PRODUCTION_REALM + "\""));

                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                KeycloakServer keycloak = new KeycloakServer(
                        distribution,
                        javaHome,
                        freePort(),
                        freePort(),
                        database(postgres),
                        ADMIN_PASSWORD,
                        Map.of(
                                "ORRERY_CONSOLE_CLIENT_SECRET", CONSOLE_SECRET,
                                "ORRERY_CALENDAR_CLIENT_SECRET", CALENDAR_SECRET,
                                "ORRERY_OKR_CLIENT_SECRET", OKR_SECRET));
                ProcessBuilder builder = new ProcessBuilder(keycloak.command())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
                builder.environment().putAll(keycloak.environment());
                Process process = builder.start();
                Server server = new Server(postgres, keycloak, process);
                server.awaitReady(log);
                return server;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private void awaitReady(Path log) throws IOException, InterruptedException {
            Instant deadline = Instant.now().plus(STARTUP_LIMIT);
            try (HttpClient http = HttpClient.newHttpClient()) {
                while (!isReady(http)) {
                    if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                        close();
                        throw new IllegalStateException("Keycloak did not become ready, see " + log);
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                }
            }
        }

        private boolean isReady(HttpClient http) throws IOException, InterruptedException {
            try {
                HttpRequest probe = HttpRequest.newBuilder(keycloak.readiness()).build();
                return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            } catch (ConnectException e) {
                return false;
            }
        }

        private static KeycloakDatabase database(EmbeddedPostgres postgres) throws SQLException {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema keycloak");
            }
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
            return new KeycloakDatabase(url, "keycloak", "postgres", "postgres");
        }

        private static Path archive(Path target) throws IOException {
            try (Stream<Path> files = Files.list(target.resolve("server"))) {
                return files.filter(file -> file.toString().endsWith(".tar.gz"))
                        .findFirst()
                        .orElseThrow();
            }
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        @Override
        public void close() throws IOException {
            process.destroy();
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
            postgres.close();
        }
    }
}
