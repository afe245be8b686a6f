/** Projects: work that belongs together. */
@NullMarked
package dev.orrery.okr.projects;

import org.jspecify.annotations.NullMarked;
