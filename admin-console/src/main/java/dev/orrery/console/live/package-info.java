/** Changes as they happen: one stream per service and browser tab, kept up across failures. */
@NullMarked
package dev.orrery.console.live;

import org.jspecify.annotations.NullMarked;
