package dev.orrery.okr.formula;

/** That a text is no formula, or its units do not fit; the message is for whoever wrote it. */
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormulaException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
