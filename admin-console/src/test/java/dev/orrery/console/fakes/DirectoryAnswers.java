package dev.orrery.console.fakes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What Keycloak's administration answers about two organisations and their people. */
public final class DirectoryAnswers {
    private static final String ACME =
            "{\"id\":\"" + FakeKeycloak.ACME + "\",\"alias\":\"acme\",\"name\":\"Acme Corporation\",\"enabled\":true}";
    private static final String GLOBEX =
            "{\"id\":\"" + FakeKeycloak.GLOBEX + "\",\"alias\":\"globex\",\"name\":\"Globex\",\"enabled\":true}";
    private static final List<FakeUser> ACME_PEOPLE = List.of(FakeUser.ADA, FakeUser.BEN, FakeUser.GUS);

    private volatile int failingWith;

    /** An answer of the administration. */
    record Answer(int status, String body) {}

    /** Lets every question fail with this status; 0 lets them succeed again. */
    public void failWith(int status) {
        failingWith = status;
    }

    Answer answer(String path, Map<String, String> query) {
        if (failingWith != 0) {
            return new Answer(failingWith, "{}");
        }
        if (path.equals("organizations")) {
            boolean isFirstPage = query.getOrDefault("first", "0").equals("0");
            return new Answer(200, isFirstPage ? "[" + ACME + "," + GLOBEX + "]" : "[]");
        }
        if (path.equals("organizations/" + FakeKeycloak.ACME)) {
            return new Answer(200, ACME);
        }
        if (path.equals("organizations/" + FakeKeycloak.GLOBEX)) {
            return new Answer(200, GLOBEX);
        }
        if (path.endsWith("/members/count")) {
            return new Answer(200, Integer.toString(ACME_PEOPLE.size()));
        }
        if (path.endsWith("/members")) {
            return new Answer(200, members(query.getOrDefault("search", "")));
        }
        if (path.endsWith("/groups")) {
            return new Answer(200, group(path));
        }
        if (path.equals("events")) {
            return new Answer(200, "[{\"type\":\"LOGIN\",\"time\":1763712000000}]");
        }
        return Arrays.stream(FakeUser.values())
                .filter(user -> path.equals("users/" + user.id()))
                .map(user -> new Answer(200, json(user)))
                .findFirst()
                .orElseGet(() -> new Answer(404, "{}"));
    }

    private static String members(String search) {
        return ACME_PEOPLE.stream()
                .filter(user -> user.fullName().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)))
                .map(DirectoryAnswers::json)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String group(String path) {
        for (FakeUser user : ACME_PEOPLE) {
            if (path.contains(user.id())) {
                String group = user == FakeUser.ADA ? "owner" : user == FakeUser.BEN ? "member" : "guest";
                return "[{\"name\":\"" + group + "\",\"path\":\"/" + group + "\"}]";
            }
        }
        return "[]";
    }

    private static String json(FakeUser user) {
        String[] names = user.fullName().split(" ", 2);
        return """
                {"id":"%s","username":"%s","firstName":"%s","lastName":"%s","email":"%s","enabled":%b,"emailVerified":true}
                """.formatted(
                        user.id(),
                        user.name().toLowerCase(Locale.ROOT),
                        names[0],
                        names[1],
                        user.claims().get("email"),
                        user != FakeUser.GUS);
    }
}
