package dev.orrery.calendar.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.DeleteAccessRuleRequest;
import dev.orrery.calendar.v1.GetAccessRuleRequest;
import dev.orrery.calendar.v1.ListAccessRulesRequest;
import dev.orrery.calendar.v1.UpdateAccessRuleRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class AccessRulesIT {
    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar calendar;

    @BeforeEach
    void setUp() {
        world = new World(channels);
        calendar = world.calendar(world.ben);
    }

    @Test
    void keepsTheLastOwner() {
        AccessRule own = rules(world.ben).getFirst();

        assertThat(Refusal.of(() -> delete(world.ben, own)).reason()).isEqualTo("LAST_OWNER");
        assertThat(Refusal.of(() -> update(world.ben, own, AccessRule.Role.READ))
                        .reason())
                .isEqualTo("LAST_OWNER");
    }

    @Test
    void keepsOneOfTwoOwnersWhoLeaveAtOnce() throws Exception {
        AccessRule first = rules(world.ben).getFirst();
        AccessRule second = world.grant(world.ben, calendar, world.dan, AccessRule.Role.OWNER);

        try (ExecutorService leavers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> left =
                    leavers.invokeAll(List.of(leaving(world.ben, first), leaving(world.dan, second)));
            int stayed = 0;
            for (Future<Boolean> one : left) {
                stayed += one.get() ? 0 : 1;
            }
            assertThat(stayed).isEqualTo(1);
        }
    }

    @Test
    void letsAManagerGrantUpToTheirOwnRole() {
        world.grant(world.ben, calendar, world.dan, AccessRule.Role.MANAGE);

        world.grant(world.dan, calendar, world.gus, AccessRule.Role.MANAGE);

        assertThat(Refusal.of(() -> world.grant(world.dan, calendar, world.ada, AccessRule.Role.OWNER))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
        AccessRule owner = rules(world.ben).stream()
                .filter(rule -> rule.getRole() == AccessRule.Role.OWNER)
                .findFirst()
                .orElseThrow();
        assertThat(Refusal.of(() -> delete(world.dan, owner)).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> world.grant(world.ben, calendar, world.dan, AccessRule.Role.READ))
                        .reason())
                .isEqualTo("ACCESS_RULE_EXISTS");
    }

    @Test
    void letsAReaderLeaveButNotSeeTheRules() {
        AccessRule rule = world.grant(world.ben, calendar, world.dan, AccessRule.Role.READ);

        assertThat(Refusal.of(() -> rules(world.dan)).reason()).isEqualTo("ACCESS_DENIED");
        delete(world.dan, rule);

        assertThat(Refusal.of(() -> rules(world.dan)).reason()).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(Refusal.of(() -> world.access(world.ben)
                                .getAccessRule(GetAccessRuleRequest.newBuilder()
                                        .setName(rule.getName())
                                        .build()))
                        .reason())
                .isEqualTo("ACCESS_RULE_NOT_FOUND");
    }

    @Test
    void keepsOutPrivateCalendarsEvenForAdministrators() {
        assertThat(Refusal.of(() -> rules(world.ada)).reason()).isEqualTo("CALENDAR_NOT_FOUND");
    }

    private Callable<Boolean> leaving(TestCaller caller, AccessRule rule) {
        return () -> {
            try {
                delete(caller, rule);
                return true;
            } catch (StatusRuntimeException refused) {
                assertThat(Refusal.of(refused).reason()).isEqualTo("LAST_OWNER");
                return false;
            }
        };
    }

    private List<AccessRule> rules(TestCaller caller) {
        return world.access(caller)
                .listAccessRules(ListAccessRulesRequest.newBuilder()
                        .setParent(calendar.getName())
                        .build())
                .getAccessRulesList();
    }

    private void delete(TestCaller caller, AccessRule rule) {
        world.access(caller)
                .deleteAccessRule(DeleteAccessRuleRequest.newBuilder()
                        .setName(rule.getName())
                        .build());
    }

    private AccessRule update(TestCaller caller, AccessRule rule, AccessRule.Role role) {
        return world.access(caller)
                .updateAccessRule(UpdateAccessRuleRequest.newBuilder()
                        .setAccessRule(rule.toBuilder().setRole(role))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("role"))
                        .build());
    }
}
