package dev.orrery.calendar;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.orrery.kit.testing.HouseRules;

/** The walls of this room. */
@AnalyzeClasses(packages = "dev.orrery.calendar", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KEEPS_TO_ITSELF =
            HouseRules.keepsToItself("calendar", "okr", "gateway", "console", "launcher", "codegen");

    @ArchTest
    static final ArchRule DECIDES_PURELY = HouseRules.isPure(
            "dev.orrery.calendar.access..",
            "dev.orrery.calendar.booking..",
            "dev.orrery.calendar.event..",
            "dev.orrery.calendar.freebusy..",
            "dev.orrery.calendar.icalendar..",
            "dev.orrery.calendar.imports..",
            "dev.orrery.calendar.scheduling..",
            "dev.orrery.calendar.series..",
            "dev.orrery.calendar.subscription..");

    @ArchTest
    static final ArchRule IS_GIVEN_THE_TIME = HouseRules.TIME_IS_GIVEN;
}
