/** How a cycle goes and how it went: by squad, by score, by confidence, and as a table. */
@NullMarked
package dev.orrery.okr.reports;

import org.jspecify.annotations.NullMarked;
