package dev.orrery.gateway.problems;

/** Carries a problem up to where it is written; thrown on purpose and therefore never logged. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        // It is an answer and not a fault: nobody reads its stack trace.
        super(problem.reason() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
