package dev.orrery.kit;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.orrery.kit.testing.HouseRules;

@AnalyzeClasses(packages = "dev.orrery.kit", importOptions = DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule nullMarked = HouseRules.PACKAGES_ARE_NULL_MARKED;

    @ArchTest
    static final ArchRule timeIsGiven = HouseRules.TIME_IS_GIVEN;

    @ArchTest
    static final ArchRule knowsNoOtherRoom = HouseRules.keepsToItself(
            "kit", "calendar", "okr", "gateway", "console", "launcher", "recurrence", "codegen");

    @ArchTest
    static final ArchRule smallPartsArePure = HouseRules.isPure("dev.orrery.kit.names", "dev.orrery.kit.filters");

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("dev.orrery.kit.(*)..").should().beFreeOfCycles();
}
