package dev.orrery.keycloak;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** This room knows the server and nothing of the house. */
@AnalyzeClasses(packages = "dev.orrery.keycloak", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule DEPENDS_ON_NOTHING_OF_OURS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.orrery.keycloak", "java..", "tools.jackson..", "org.jspecify..");
}
