package dev.orrery.calendar.booking;

/** What became of a slot that an event wanted before. */
public record Booking(String id, Slot slot, BookingState state) {}
