/** The rooms of an organisation and their bookings: the catalogue, and what events do to it. */
@NullMarked
package dev.orrery.calendar.rooms;

import org.jspecify.annotations.NullMarked;
