package dev.orrery.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The passwords between the parts: made once, kept in a file that only its owner may read, overridable one by one. */
final class Secrets {

    private static final int BYTES = 24;

    private final Map<Secret, String> values;

    private Secrets(Map<Secret, String> values) {
        this.values = new EnumMap<>(values);
    }

    /** Reads {@code file}, adds what is missing there, and lets the environment win. */
    static Secrets load(Path file, Map<String, String> environment) {
        try {
            Properties kept = read(file);
            SecureRandom random = new SecureRandom();
            Map<Secret, String> values = new EnumMap<>(Secret.class);
            boolean isComplete = true;
            for (Secret secret : Secret.values()) {
                if (kept.getProperty(secret.variable()) == null) {
                    kept.setProperty(secret.variable(), generate(random));
                    isComplete = false;
                }
                values.put(secret, environment.getOrDefault(secret.variable(), kept.getProperty(secret.variable())));
            }
            if (!isComplete) {
                write(file, kept);
            }
            return new Secrets(values);
        } catch (IOException e) {
            throw new StartupException("cannot keep the platform's secrets in " + file, e);
        }
    }

    String get(Secret secret) {
        return values.getOrDefault(secret, "");
    }

    private static String generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        return properties;
    }

    private static void write(Path file, Properties properties) throws IOException {
        String lines = new TreeMap<>(properties)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        Path unfinished = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "secrets-",
                ".properties",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, "# Made by Orrery. Whoever reads this file can read all data.\n" + lines);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
