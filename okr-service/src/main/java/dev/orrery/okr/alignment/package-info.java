/** What attended time is for: how simultaneous events share it, and what links make of an event's share. Pure. */
@NullMarked
package dev.orrery.okr.alignment;

import org.jspecify.annotations.NullMarked;
