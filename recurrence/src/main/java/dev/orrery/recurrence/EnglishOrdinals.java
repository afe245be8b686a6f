package dev.orrery.recurrence;

import java.util.List;

/** First, second, last but one: numbers as English puts them before a noun. */
final class EnglishOrdinals {
    private static final String[] WORDS = {"zeroth", "first", "second", "third", "fourth", "fifth"};

    private EnglishOrdinals() {}

    /** {@code 2} is second, {@code -1} is last, {@code -2} is second to last. */
    static String of(int number) {
        if (number == -1) {
            return "last";
        }
        return number < 0 ? positive(-number) + " to last" : positive(number);
    }

    /** "first and last day". */
    static String list(List<Integer> numbers, String noun) {
        return join(numbers.stream().map(EnglishOrdinals::of).toList()) + " " + noun;
    }

    /** "a", "a and b", "a, b and c". */
    static String join(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        int last = items.size() - 1;
        return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    private static String positive(int number) {
        if (number < WORDS.length) {
            return WORDS[number];
        }
        boolean isTeen = number % 100 >= 11 && number % 100 <= 13;
        String suffix = switch (isTeen ? 0 : number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return number + suffix;
    }
}
