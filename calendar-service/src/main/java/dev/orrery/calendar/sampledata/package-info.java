/** What a newcomer finds on a first visit, where the operator turned that on. */
@NullMarked
package dev.orrery.calendar.sampledata;

import org.jspecify.annotations.NullMarked;
