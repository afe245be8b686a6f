/** The console: where people see their organisation's time and goals, and operators see organisations. */
@NullMarked
package dev.orrery.console;

import org.jspecify.annotations.NullMarked;
