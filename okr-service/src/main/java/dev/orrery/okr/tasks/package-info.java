/** Tasks: work that somebody does. */
@NullMarked
package dev.orrery.okr.tasks;

import org.jspecify.annotations.NullMarked;
