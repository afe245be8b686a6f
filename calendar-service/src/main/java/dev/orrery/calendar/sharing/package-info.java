/** Access rules: who was granted what, and the methods of AccessService. */
@NullMarked
package dev.orrery.calendar.sharing;

import org.jspecify.annotations.NullMarked;
