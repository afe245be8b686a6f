package dev.orrery.kit.testing.hostile;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The resource names that answers have told so far, from which later requests choose. */
final class KnownNames {
    /** Enough to meet one resource twice and not so many that deleted ones prevail. */
    private static final int MAX_NAMES = 400;

    /** What is known from the start stays known. */
    private static final int FIRST = 3;

    private final Set<String> names = new LinkedHashSet<>();

    private final String organization;

    KnownNames(String organization, String user) {
        this.organization = organization;
        names.add(organization);
        names.add(user);
        names.add(user + "/workingHours");
    }

    /** Remembers all names that a message has in it. */
    void learn(Message message) {
        message.getAllFields().forEach(this::learn);
    }

    private void learn(FieldDescriptor field, Object value) {
        switch (value) {
            case List<?> values -> values.forEach(each -> learn(field, each));
            case Message message -> learn(message);
            case String text when text.startsWith("orgs/") -> add(text);
            default -> {}
        }
    }

    private void add(String name) {
        if (names.add(name) && names.size() > MAX_NAMES) {
            names.remove(names.stream().skip(FIRST).findFirst().orElseThrow());
        }
    }

    /** A name of the pattern, such as that of all rooms; made up where none is known. */
    String matching(String pattern, RandomGenerator random) {
        String[] wanted = pattern.split("/", -1);
        List<String> known = new ArrayList<>();
        for (String name : names) {
            if (fits(name.split("/", -1), wanted)) {
                known.add(name);
            }
        }
        return known.isEmpty()
                ? organization + pattern.substring("orgs/*".length()).replace("*", "nothing")
                : any(known, random);
    }

    private static boolean fits(String[] name, String[] wanted) {
        boolean fits = name.length == wanted.length;
        for (int i = 0; fits && i < name.length; i++) {
            fits = wanted[i].equals("*") || wanted[i].equals(name[i]);
        }
        return fits;
    }

    /** A name that a rule of the contract allows, if it is about names. */
    Optional<String> allowed(String rule, RandomGenerator random) {
        Predicate<String> allows = Pattern.compile(rule).asMatchPredicate();
        List<String> known = names.stream().filter(allows).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(any(known, random));
    }

    /** A name of the collection that a field is called after, or any. */
    String calledAfter(String field, RandomGenerator random) {
        String root = field.replace("_", "").toLowerCase(Locale.ROOT);
        List<String> known =
                names.stream().filter(name -> collection(name).startsWith(root)).toList();
        return any(known.isEmpty() ? List.copyOf(names) : known, random);
    }

    /** Whether a field seems to hold a name. */
    boolean areMeantBy(String field) {
        String root = field.replace("_", "").toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> collection(name).startsWith(root));
    }

    private static String collection(String name) {
        List<String> segments = List.of(name.split("/", -1));
        return segments.get(Math.max(0, segments.size() - 2)).toLowerCase(Locale.ROOT);
    }

    private static String any(List<String> names, RandomGenerator random) {
        return names.get(random.nextInt(names.size()));
    }
}
