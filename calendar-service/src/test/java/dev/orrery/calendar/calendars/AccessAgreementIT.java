package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.ACCESS_RULE;
import static dev.orrery.calendar.schema.Tables.SQUAD_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.access.AccessDecision;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.CalendarVisibility;
import dev.orrery.calendar.access.Grant;
import dev.orrery.calendar.access.Grantee;
import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the pure decision says and what the query lets through are the same, for any rules and any viewer. */
@ServiceTest
class AccessAgreementIT {
    private static final List<UUID> USERS = List.of(new UUID(7, 1), new UUID(7, 2), new UUID(7, 3));
    private static final UUID MATE = new UUID(7, 8);
    private static final List<String> SQUADS = List.of("core", "design");

    /** A calendar has one OWNER, a user. */
    private static final CalendarRole[] GIVEN = {
        CalendarRole.FREE_BUSY, CalendarRole.READ, CalendarRole.WRITE, CalendarRole.MANAGE
    };

    @Autowired
    private OrganizationTransactions transactions;

    private final Organization organization = TestCaller.organization("rules");

    @Test
    void decisionAndQueryAgree() {
        transactions.change(organization, AccessAgreementIT::letIntoSquads);
        int[] seen = new int[2];
        Seeds.forAll(
                150,
                random -> transactions.write(organization, transaction -> {
                    CalendarId id = new CalendarId("c" + random.nextLong(Long.MAX_VALUE));
                    CalendarVisibility visibility = any(random, CalendarVisibility.values());
                    List<Grant> grants = calendar(random, transaction, id, visibility);
                    for (Viewer viewer : viewers()) {
                        Optional<CalendarRole> decided = AccessDecision.role(viewer, visibility, grants);
                        Optional<CalendarRole> selected = new SelectCalendars(transaction, viewer)
                                .byId(id)
                                .map(StoredCalendar::role);
                        assertThat(selected)
                                .as("%s %s %s", viewer, visibility, grants)
                                .isEqualTo(decided);
                        seen[decided.isPresent() ? 1 : 0]++;
                    }
                    return id;
                }));

        assertThat(seen[0]).isGreaterThan(100);
        assertThat(seen[1]).isGreaterThan(100);
    }

    @Test
    void decisionAndQueryOfManyAgree() {
        transactions.change(organization, AccessAgreementIT::letIntoSquads);
        List<EventWriters.Asked> asked = new ArrayList<>();
        List<Optional<CalendarRole>> decided = new ArrayList<>();
        List<CalendarVisibility> visibilities = new ArrayList<>();
        Seeds.forAll(
                30,
                random -> transactions.write(organization, transaction -> {
                    CalendarId id = new CalendarId("c" + random.nextLong(Long.MAX_VALUE));
                    CalendarVisibility visibility = any(random, CalendarVisibility.values());
                    List<Grant> grants = calendar(random, transaction, id, visibility);
                    for (Viewer viewer : viewers()) {
                        asked.add(new EventWriters.Asked(id.value(), "none", viewer));
                        decided.add(AccessDecision.role(viewer, visibility, grants));
                        visibilities.add(visibility);
                    }
                    return id;
                }));

        List<Optional<EventWriters.Found>> answers =
                transactions.read(organization, transaction -> EventWriters.answers(transaction, asked));

        for (int i = 0; i < asked.size(); i++) {
            EventWriters.Found found = answers.get(i).orElseThrow();
            assertThat(AccessDecision.strongest(asked.get(i).viewer(), visibilities.get(i), found.granted()))
                    .as("%s %s", asked.get(i), visibilities.get(i))
                    .isEqualTo(decided.get(i));
            assertThat(found.event()).isEmpty();
        }
    }

    @Test
    void findsNoCalendarOfAnotherOrganizationAmongMany() {
        Organization other = TestCaller.organization("other");
        CalendarId id = new CalendarId("c1");
        transactions.change(other, transaction -> calendar(new Random(1), transaction, id, CalendarVisibility.PUBLIC));
        List<EventWriters.Asked> asked = viewers().stream()
                .map(viewer -> new EventWriters.Asked(id.value(), "none", viewer))
                .toList();

        assertThat(transactions.<List<Optional<EventWriters.Found>>>read(
                        organization, transaction -> EventWriters.answers(transaction, asked)))
                .containsOnly(Optional.empty());
        assertThat(transactions.<List<Optional<EventWriters.Found>>>read(
                        other, transaction -> EventWriters.answers(transaction, asked)))
                .doesNotContain(Optional.empty());
    }

    /** Somebody is in one of the squads, and was in the other. */
    private static void letIntoSquads(OrganizationTransaction transaction) {
        transaction
                .sql()
                .insertInto(SQUAD_MEMBER)
                .columns(
                        SQUAD_MEMBER.ORG_ID,
                        SQUAD_MEMBER.SQUAD_ID,
                        SQUAD_MEMBER.USER_ID,
                        SQUAD_MEMBER.VALID_FROM,
                        SQUAD_MEMBER.VALID_UNTIL)
                .values(transaction.organizationId(), "core", MATE, FixedClock.START, null)
                .values(transaction.organizationId(), "design", MATE, FixedClock.START, FixedClock.START)
                .execute();
    }

    private static List<Grant> calendar(
            RandomGenerator random, OrganizationTransaction transaction, CalendarId id, CalendarVisibility visibility) {
        UUID owner = USERS.get(random.nextInt(USERS.size()));
        CalendarSettings settings =
                new CalendarSettings("x", "", "#000000", ZoneOffset.UTC, visibility, CalendarKind.STANDARD, Map.of());
        CalendarStore.insert(transaction, id, settings, owner, false, FixedClock.START);
        List<Grant> grants = new ArrayList<>();
        grants.add(new Grant(new Grantee.User(owner), CalendarRole.OWNER));
        Set<Grantee> taken = new HashSet<>(Set.of(new Grantee.User(owner)));
        for (int i = random.nextInt(4); i > 0; i--) {
            Grantee grantee = grantee(random);
            if (taken.add(grantee)) {
                CalendarRole role = any(random, GIVEN);
                insert(transaction, id, i, grantee, role);
                grants.add(new Grant(grantee, role));
            }
        }
        return grants;
    }

    private static Grantee grantee(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Grantee.User(USERS.get(random.nextInt(USERS.size())));
            case 1 -> new Grantee.Squad(SQUADS.get(random.nextInt(SQUADS.size())));
            case 2 -> new Grantee.Organization();
            default -> new Grantee.Everyone();
        };
    }

    private static void insert(
            OrganizationTransaction transaction, CalendarId id, int number, Grantee grantee, CalendarRole role) {
        String kind = switch (grantee) {
            case Grantee.User _ -> AccessFilter.USER;
            case Grantee.Squad _ -> AccessFilter.SQUAD;
            case Grantee.Organization _ -> AccessFilter.ORGANIZATION;
            case Grantee.Everyone _ -> AccessFilter.EVERYONE;
        };
        String granteeId = switch (grantee) {
            case Grantee.User user -> user.id().toString();
            case Grantee.Squad squad -> squad.id();
            case Grantee.Organization _, Grantee.Everyone _ -> "";
        };
        transaction
                .sql()
                .insertInto(ACCESS_RULE)
                .set(ACCESS_RULE.ORG_ID, transaction.organizationId())
                .set(ACCESS_RULE.CALENDAR_ID, id.value())
                .set(ACCESS_RULE.RULE_ID, "rule-" + number)
                .set(ACCESS_RULE.GRANTEE_KIND, kind)
                .set(ACCESS_RULE.GRANTEE_ID, granteeId)
                .set(ACCESS_RULE.ROLE, role.name())
                .set(ACCESS_RULE.VERSION, 1L)
                .set(ACCESS_RULE.CREATE_TIME, FixedClock.START)
                .set(ACCESS_RULE.UPDATE_TIME, FixedClock.START)
                .execute();
    }

    private static List<Viewer> viewers() {
        List<Viewer> viewers = new ArrayList<>();
        for (Viewer.Standing standing : Viewer.Standing.values()) {
            viewers.add(new Viewer(USERS.getFirst(), standing, Set.of()));
            viewers.add(new Viewer(MATE, standing, Set.of("core")));
            viewers.add(new Viewer(new UUID(7, 9), standing, Set.of()));
        }
        return viewers;
    }

    private static <T> T any(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
