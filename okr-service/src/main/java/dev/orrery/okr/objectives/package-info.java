/** Objectives: the tree of what an organisation wants to reach, with progress and health kept up to its root. */
@NullMarked
package dev.orrery.okr.objectives;

import org.jspecify.annotations.NullMarked;
