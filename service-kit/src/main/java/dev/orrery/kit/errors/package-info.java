/** The one exception callers get, and how it becomes a status. */
@NullMarked
package dev.orrery.kit.errors;

import org.jspecify.annotations.NullMarked;
