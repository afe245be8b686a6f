package dev.orrery.okr.reports;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of RFC 4180. */
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    static String line(List<String> values) {
        return values.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** In quotes, and so that no spreadsheet takes what somebody wrote for a formula. */
    private static String quoted(String value) {
        boolean isFormula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
