package dev.orrery.okr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.orrery.kit.testing.HouseRules;

/** The walls of this room. */
@AnalyzeClasses(packages = "dev.orrery.okr", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule PURE = HouseRules.isPure(
            "dev.orrery.okr.alignment..",
            "dev.orrery.okr.cadence..",
            "dev.orrery.okr.formula..",
            "dev.orrery.okr.health..",
            "dev.orrery.okr.indicator..",
            "dev.orrery.okr.progress..",
            "dev.orrery.okr.series..");

    @ArchTest
    static final ArchRule OTHER_SERVICES = noClasses()
            .that()
            .resideInAPackage("dev.orrery.okr..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.orrery.calendar.access..",
                    "dev.orrery.calendar.calendars..",
                    "dev.orrery.calendar.event..",
                    "dev.orrery.gateway..",
                    "dev.orrery.console..",
                    "dev.orrery.launcher..");

    /** Endpoints authorise, map and call: SQL is in stores and Select classes. */
    @ArchTest
    static final ArchRule ENDPOINTS_WITHOUT_SQL = noClasses()
            .that()
            .haveSimpleNameEndingWith("Endpoint")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", "dev.orrery.okr.schema..");

    @ArchTest
    static final ArchRule TIME_IS_GIVEN = HouseRules.TIME_IS_GIVEN;
}
