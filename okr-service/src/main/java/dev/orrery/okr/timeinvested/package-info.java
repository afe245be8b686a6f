/** Time invested: whose time calendars take, kept change by change, and the question what it is for. */
@NullMarked
package dev.orrery.okr.timeinvested;

import org.jspecify.annotations.NullMarked;
