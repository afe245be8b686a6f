package dev.orrery.okr.names;

import dev.orrery.kit.names.NamePattern;

/** Names that no id of ours stands for. */
public final class Names {
    public static final NamePattern ORGANIZATION = NamePattern.of("orgs/{org}");
    public static final NamePattern USER = NamePattern.of("orgs/{org}/users/{user}");

    /** In place of an id in a parent: of all of them. */
    public static final String ANY = "-";

    private Names() {}
}
