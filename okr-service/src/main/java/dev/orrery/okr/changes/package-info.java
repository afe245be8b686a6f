/** The streams that are made of the change log. */
@NullMarked
package dev.orrery.okr.changes;

import org.jspecify.annotations.NullMarked;
