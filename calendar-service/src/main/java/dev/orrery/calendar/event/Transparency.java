package dev.orrery.calendar.event;

/** Whether an event makes its people busy (RFC 5545 3.8.2.7). */
public enum Transparency {
    OPAQUE,
    TRANSPARENT
}
