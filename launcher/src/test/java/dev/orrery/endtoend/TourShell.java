package dev.orrery.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** One bash in which the commands of a tour run one after the other, so that variables stay. */
final class TourShell implements AutoCloseable {

    private static final String END = "end-of-command";

    private final Process bash;
    private final Writer input;
    private final BufferedReader output;

    /** What a command printed, errors included, and its exit code. */
    record Answer(int exitCode, String output) {}

    TourShell(Path directory) throws IOException {
        this.bash = new ProcessBuilder("bash", "--noprofile", "--norc")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        this.input = bash.outputWriter();
        this.output = bash.inputReader();
    }

    Answer run(String command) throws IOException {
        input.write("{ " + command + "\n} </dev/null 2>&1; printf '\\n" + END + " %d\\n' $?\n");
        input.flush();
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(END)) {
                return new Answer(Integer.parseInt(line.substring(END.length()).strip()), printed.toString());
            }
            printed.append(line).append('\n');
        }
        throw new AssertionError("the shell ended in: " + command + "\n" + printed);
    }

    @Override
    public void close() {
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
    }
}
