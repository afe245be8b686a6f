package dev.orrery.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of this room. */
@AnalyzeClasses(packages = "dev.orrery", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule knowsTheContractOnlyByItsDescriptors = noClasses()
            .that()
            .resideInAPackage("dev.orrery.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.orrery.calendar..", "dev.orrery.okr..", "dev.orrery.kit..", "java.sql..");

    @ArchTest
    static final ArchRule pathsArePlainJava = noClasses()
            .that()
            .resideInAPackage("dev.orrery.gateway.transcoding.paths..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "dev.orrery.gateway.transcoding.paths..");

    @ArchTest
    static final ArchRule bindingKnowsNoWeb = noClasses()
            .that()
            .resideInAPackage("dev.orrery.gateway.transcoding.binding..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.grpc..", "reactor..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.orrery.gateway.(**)").should().beFreeOfCycles();
}
