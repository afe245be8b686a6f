package dev.orrery.console.calls;

/** Carries a problem that is already put into words. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.title(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
