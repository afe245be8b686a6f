package dev.orrery.console.signin;

/** The token of a login, fresh each time it is asked for; may be asked from any thread. */
@FunctionalInterface
public interface AccessToken {

    /**
     * A token that is valid for now.
     *
     * @throws SessionEndedException when the login cannot be renewed
     */
    String value();
}
