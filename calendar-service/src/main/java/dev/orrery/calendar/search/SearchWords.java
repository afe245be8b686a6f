package dev.orrery.calendar.search;

import dev.orrery.kit.errors.ServiceException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What somebody typed, as a query for words that begin so; signs between them are of no account. */
final class SearchWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final int MAX_WORDS = 10;

    private SearchWords() {}

    /** The text of a tsquery. */
    static String prefixes(String typed) {
        List<String> words =
                WORD.matcher(typed).results().map(MatchResult::group).toList();
        if (words.isEmpty() || words.size() > MAX_WORDS) {
            throw ServiceException.invalidField("q", words.size() + " words (expected: 1 to " + MAX_WORDS + ")");
        }
        return words.stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
    }
}
