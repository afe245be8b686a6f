package dev.orrery.gateway.transcoding.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random templates in their printed form, and random paths that they stand for. */
final class Templates {
    private Templates() {}

    static String random(Random random) {
        List<String> segments = new ArrayList<>();
        segments.add("v1");
        int count = 1 + random.nextInt(5);
        for (int index = 0; index < count; index++) {
            segments.add(
                    switch (random.nextInt(4)) {
                        case 0 -> "*";
                        case 1 -> "{f" + index + "}";
                        case 2 -> "{f" + index + ".name=" + word(random) + "/*}";
                        default -> word(random);
                    });
        }
        if (random.nextInt(4) == 0) {
            segments.add(random.nextBoolean() ? "**" : "{rest=" + word(random) + "/**}");
        }
        return "/" + String.join("/", segments) + (random.nextInt(3) == 0 ? ":" + word(random) : "");
    }

    static String pathOf(PathTemplate template, Random random) {
        List<String> segments = new ArrayList<>();
        for (Segment segment : template.segments()) {
            switch (segment) {
                case Segment.Literal literal -> segments.add(literal.text());
                case Segment.AnyOne one -> segments.add(part(random));
                case Segment.AnyRest rest -> {
                    for (int count = random.nextInt(3); count > 0; count--) {
                        segments.add(part(random));
                    }
                }
            }
        }
        return "/" + String.join("/", segments)
                + template.verb().map(verb -> ":" + verb).orElse("");
    }

    static <T> Lookup.Found<T> found(Lookup<T> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return (Lookup.Found<T>) lookup;
    }

    private static String word(Random random) {
        return random.ints(1 + random.nextInt(6), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String part(Random random) {
        String[] odd = {"a%2Fb", "%C3%BC", "x.y", "20261121T090000Z", "-", "a+b"};
        return random.nextInt(3) == 0 ? odd[random.nextInt(odd.length)] : word(random);
    }
}
