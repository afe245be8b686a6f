package dev.orrery.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The commands of a Markdown page and what it says they answer.
 *
 * <p>In a block of the language {@code console}, a line that begins with {@code $} is a command; it goes on after a
 * line that ends with a backslash, and in lines that begin with {@code >}. The other lines are what the reader sees:
 * each has to appear in the output, in this order, other lines may lie between, and {@code ...} stands for any text. A
 * block of the language {@code sh} is one command. A block after the line {@value #SKIP} is not part of the tour.
 */
record Tour(List<Step> steps) {

    static final String SKIP = "<!-- tour: skip -->";

    private static final String FENCE = "```";
    private static final String PROMPT = "$ ";
    private static final String CONTINUATION = "> ";

    Tour {
        steps = List.copyOf(steps);
    }

    /**
     * One command.
     *
     * @param line of the page on which it begins
     * @param expected lines of its output
     */
    record Step(int line, String command, List<String> expected) {

        Step {
            expected = List.copyOf(expected);
        }
    }

    static Tour of(String markdown) {
        List<String> lines = markdown.lines().toList();
        List<Step> steps = new ArrayList<>();
        boolean isSkipped = false;
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (line.startsWith(FENCE)) {
                int end = endOfBlock(lines, index);
                if (!isSkipped) {
                    steps.addAll(
                            steps(line.substring(FENCE.length()).strip(), lines.subList(index + 1, end), index + 2));
                }
                index = end;
                isSkipped = false;
            } else if (!line.isEmpty()) {
                isSkipped = line.equals(SKIP);
            }
        }
        return new Tour(steps);
    }

    private static int endOfBlock(List<String> lines, int begin) {
        for (int index = begin + 1; index < lines.size(); index++) {
            if (lines.get(index).strip().equals(FENCE)) {
                return index;
            }
        }
        throw new IllegalArgumentException(
                "the block in line " + (begin + 1) + " has no end (expected: " + FENCE + ")");
    }

    private static List<Step> steps(String language, List<String> block, int firstLine) {
        return switch (language) {
            case "sh" -> List.of(new Step(firstLine, String.join("\n", block), List.of()));
            case "console" -> dialogue(block, firstLine);
            default -> List.of();
        };
    }

    private static List<Step> dialogue(List<String> block, int firstLine) {
        List<Step> steps = new ArrayList<>();
        int index = 0;
        while (index < block.size()) {
            if (!block.get(index).startsWith(PROMPT)) {
                throw new IllegalArgumentException(
                        "line " + (firstLine + index) + " answers no command (expected: " + PROMPT + ")");
            }
            int begin = index;
            List<String> command = new ArrayList<>(List.of(block.get(index++).substring(PROMPT.length())));
            while (index < block.size() && isContinued(command.getLast(), block.get(index))) {
                String line = block.get(index++);
                command.add(line.startsWith(CONTINUATION) ? line.substring(CONTINUATION.length()) : line);
            }
            List<String> expected = new ArrayList<>();
            while (index < block.size() && !block.get(index).startsWith(PROMPT)) {
                expected.add(block.get(index++));
            }
            steps.add(new Step(firstLine + begin, command.stream().collect(Collectors.joining("\n")), expected));
        }
        return steps;
    }

    private static boolean isContinued(String previous, String line) {
        return previous.endsWith("\\") || line.startsWith(CONTINUATION);
    }
}
