package dev.orrery.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.NullMarked;

/**
 * The walls of the house as ArchUnit rules, for each room's own test: {@code @ArchTest static final ArchRule noNow =
 * HouseRules.TIME_IS_GIVEN}.
 */
public final class HouseRules {
    /** Every package says that its types are non-null unless marked. */
    public static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .that()
            .resideInAPackage("dev.orrery..")
            .should(new ArchCondition<>("lie in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean isMarked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type, isMarked, type.getPackageName() + " has no @NullMarked package-info"));
                }
            });

    /** The time and the zone are parameters: an {@code Instant}, a {@code Clock}, a {@code ZoneId}. */
    public static final ArchRule TIME_IS_GIVEN = noClasses()
            .that()
            .resideInAPackage("dev.orrery..")
            .should()
            .callCodeUnitWhere(new DescribedPredicate<>("reads the machine's clock or zone") {
                @Override
                public boolean test(JavaCall<?> call) {
                    return isNow(
                            call.getTarget().getOwner(),
                            call.getTarget().getName(),
                            call.getTarget().getRawParameterTypes().size());
                }
            });

    /** No service knows another but by its contract, nor the rooms outside of the services. */
    public static ArchRule keepsToItself(String room, String... otherRooms) {
        return noClasses()
                .that()
                .resideInAPackage("dev.orrery." + room + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(packages(otherRooms))
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.orrery.*.v1"))));
    }

    /** A pure package computes: no Spring, no jOOQ, no gRPC, no messages of the contract, no clock. */
    public static ArchRule isPure(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "org.jooq..", "io.grpc..", "com.google.protobuf..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class);
    }

    private HouseRules() {}

    private static boolean isNow(JavaClass owner, String method, int parameters) {
        boolean isTime = owner.getPackageName().equals("java.time");
        return (isTime && method.equals("now") && parameters == 0)
                || (owner.isEquivalentTo(ZoneId.class) && method.equals("systemDefault"))
                || (owner.isEquivalentTo(Clock.class) && method.equals("systemDefaultZone"));
    }

    private static String[] packages(String... rooms) {
        String[] packages = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            packages[i] = "dev.orrery." + rooms[i] + "..";
        }
        return packages;
    }
}
