package dev.orrery.calendar.event;

/** Whether an event takes place (RFC 5545 3.8.1.11). */
public enum EventStatus {
    CONFIRMED,
    TENTATIVE,
    CANCELLED
}
