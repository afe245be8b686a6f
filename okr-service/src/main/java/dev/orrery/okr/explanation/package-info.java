/** Where the number of an objective or a key result comes from, as a tree that anybody can recompute. */
@NullMarked
package dev.orrery.okr.explanation;

import org.jspecify.annotations.NullMarked;
