package dev.orrery.calendar.squads;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who okr-service has in a squad.
 *
 * @param firstDay in UTC; null: since ever
 * @param lastDay in UTC; null: for good
 */
public record SquadMember(
        UUID user, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {}
