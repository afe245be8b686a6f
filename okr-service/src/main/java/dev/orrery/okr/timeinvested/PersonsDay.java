package dev.orrery.okr.timeinvested;

import java.time.LocalDate;
import java.util.UUID;

/** A day of somebody: within it, events that run at once share the time. */
record PersonsDay(UUID user, LocalDate day) {}
