package dev.orrery.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of this room. */
@AnalyzeClasses(packages = "dev.orrery.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule readsNoDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.jooq..",
                    "org.flywaydb..",
                    "org.postgresql..",
                    "org.springframework.jdbc..",
                    "jakarta.persistence..");

    @ArchTest
    static final ArchRule importsNoOtherRoom = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.orrery.kit..",
                    "dev.orrery.recurrence..",
                    "dev.orrery.gateway..",
                    "dev.orrery.launcher..",
                    "dev.orrery.keycloak..",
                    "dev.orrery.codegen..");

    /** Of the packages that services use, only the generated contract (v1) is there to see. */
    @ArchTest
    static final ArchRule knowsServicesByTheirContractOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.orrery.calendar", "dev.orrery.okr")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("dev\\.orrery\\.(calendar|okr)\\.(?!v1\\.).*");

    @ArchTest
    static final ArchRule onlyPeopleAsksKeycloaksAdministration = noClasses()
            .that()
            .resideOutsideOfPackage("dev.orrery.console.people..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "jakarta.ws.rs..", "org.jboss.resteasy..");

    @ArchTest
    static final ArchRule tokensStayInSignIn = noClasses()
            .that()
            .resideOutsideOfPackage("dev.orrery.console.signin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.security..");

    /** Any of these would need a bundle of our own, and Node to build it. */
    @ArchTest
    static final ArchRule needsNoBundleOfItsOwn = noClasses()
            .should()
            .beAnnotatedWith("com.vaadin.flow.component.dependency.JsModule")
            .orShould()
            .beAnnotatedWith("com.vaadin.flow.component.dependency.CssImport")
            .orShould()
            .beAnnotatedWith("com.vaadin.flow.component.dependency.JavaScript")
            .orShould()
            .beAnnotatedWith("com.vaadin.flow.component.dependency.NpmPackage")
            .orShould()
            .beAnnotatedWith("com.vaadin.flow.theme.Theme");
}
