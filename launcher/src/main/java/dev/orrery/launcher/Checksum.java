package dev.orrery.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Tells two builds of a jar apart; reproducible builds give every jar the same time, so its entries have to. */
final class Checksum {

    private Checksum() {}

    static String ofJar(Path jar) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            CRC32 sum = new CRC32();
            String entries = file.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .collect(Collectors.joining("\n"));
            sum.update(entries.getBytes(StandardCharsets.UTF_8));
            return String.format("%08x", sum.getValue());
        } catch (IOException e) {
            throw new StartupException(jar + " cannot be read (expected: built by ./orrery)", e);
        }
    }
}
