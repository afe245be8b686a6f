/** How a call gets in, and what every mutation does around its own work. */
@NullMarked
package dev.orrery.okr.edits;

import org.jspecify.annotations.NullMarked;
