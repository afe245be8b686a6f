package dev.orrery.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.FileUtils;

/** A PostgreSQL of our own, with a kept data directory, durable writes and passwords. */
final class EmbeddedDatabase implements Part {

    static final String NAME = "postgresql";

    private static final String ADMIN = "postgres";
    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);

    /** Line of {@code postmaster.pid} that holds the port. */
    private static final int PORT_LINE = 3;

    private static final String CLIENT_AUTHENTICATION = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final Settings settings;
    private final DatabaseSetup setup;
    private final String adminPassword;

    EmbeddedDatabase(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.setup = DatabaseSetup.of(settings, secrets);
        this.adminPassword = secrets.get(Secret.DATABASE_ADMIN);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port();
    }

    @Override
    public Set<String> after() {
        return Set.of();
    }

    @Override
    public List<PlatformPort> ports() {
        return List.of(PlatformPort.DATABASE);
    }

    @Override
    public Leftover takeOver() {
        Optional<ProcessHandle> postmaster = process();
        if (postmaster.isEmpty()) {
            return Leftover.NOTHING;
        }
        if (postmasterLine(PORT_LINE).equals(Optional.of(Integer.toString(port())))) {
            return Leftover.ADOPTED;
        }
        Processes.interrupt(postmaster.get());
        return Leftover.STOPPED;
    }

    @Override
    public void start() {
        try {
            if (process().isEmpty()) {
                removeUnfinishedBinaries();
                launch();
            }
            secure();
            createDatabase();
        } catch (IOException | SQLException | RuntimeException e) {
            throw new StartupException(NAME + " cannot be started, see " + log(), e);
        }
        setup.apply();
    }

    @Override
    public boolean isReady() {
        return process().isPresent() && setup.isReachable();
    }

    /** The postmaster that the data directory names, whoever started it. */
    @Override
    public Optional<ProcessHandle> process() {
        return postmasterLine(0)
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("postgres").endsWith("postgres"));
    }

    @Override
    public void stop() {
        process().ifPresent(Processes::interrupt);
    }

    /** A launcher that was killed while it unpacked the server leaves a directory that could not be unpacked again. */
    private void removeUnfinishedBinaries() throws IOException {
        try (DirectoryStream<Path> unpacked =
                Files.newDirectoryStream(settings.home().cache(), "PG-*")) {
            for (Path directory : unpacked) {
                if (Files.notExists(directory.resolve(".exists"))) {
                    FileUtils.deleteDirectory(directory.toFile());
                }
            }
        }
    }

    @SuppressWarnings("resource") // The server outlives this object, and stop() ends it by its process.
    private void launch() throws IOException {
        EmbeddedPostgres.builder()
                .setPort(port())
                .setDataDirectory(settings.home().databaseData())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(settings.home().cache().toFile())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                // No page takes longer to find than the next, and an index stays the better way when a table has
                // shrunk.
                .setServerConfig("random_page_cost", "1.1")
                // What was imported a moment ago is asked for at once, and planned by what is known of the tables.
                .setServerConfig("autovacuum_naptime", "10s")
                .setServerConfig("max_connections", "200")
                .setConnectConfig("password", adminPassword)
                .setPGStartupWait(STARTUP_LIMIT)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** A fresh server trusts everybody on this machine; from here on it asks for passwords. */
    private void secure() throws IOException, SQLException {
        Path authentication = settings.home().databaseData().resolve("pg_hba.conf");
        if (Files.readString(authentication).equals(CLIENT_AUTHENTICATION)) {
            return;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // The secret is base64url: nothing in it needs quoting.
            statement.execute("ALTER ROLE " + ADMIN + " PASSWORD '" + adminPassword + "'");
            Files.writeString(authentication, CLIENT_AUTHENTICATION);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'orrery'")) {
            if (!found.next()) {
                try (Statement creation = connection.createStatement()) {
                    creation.execute("CREATE DATABASE orrery");
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/postgres", ADMIN, adminPassword);
    }

    private Optional<String> postmasterLine(int index) {
        Path file = settings.home().databaseData().resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return index < lines.size() ? Optional.of(lines.get(index).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new StartupException("cannot read " + file, e);
        }
    }

    private int port() {
        return settings.port(PlatformPort.DATABASE);
    }

    private Path log() {
        return settings.home().log(NAME);
    }
}
