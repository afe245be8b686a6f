package dev.orrery.calendar.sharing;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Grantee;
import dev.orrery.calendar.calendars.CalendarProtos;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.names.AccessRuleName;
import dev.orrery.calendar.names.MemberName;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import java.time.Instant;

/** Access rules between the contract and the service. */
final class AccessRuleProtos {
    private static final String GRANTEE = "access_rule.grantee.";

    private AccessRuleProtos() {}

    static Grantee grantee(Organization organization, AccessRule rule) {
        AccessRule.Grantee grantee = rule.getGrantee();
        return switch (grantee.getKindCase()) {
            case USER -> new Grantee.User(MemberName.USER.uuid(organization, GRANTEE + "user", grantee.getUser()));
            case SQUAD -> new Grantee.Squad(MemberName.SQUAD.id(organization, GRANTEE + "squad", grantee.getSquad()));
            case ORG -> new Grantee.Organization();
            case PUBLIC -> new Grantee.Everyone();
            case KIND_NOT_SET ->
                throw ServiceException.invalidField("access_rule.grantee", "missing (expected: whom the rule is for)");
        };
    }

    /** Whoever owns a calendar answers for it, so that must be a person. */
    static CalendarRole role(AccessRule rule, Grantee grantee) {
        if (rule.getRole() == AccessRule.Role.ROLE_UNSPECIFIED || rule.getRole() == AccessRule.Role.UNRECOGNIZED) {
            throw ServiceException.invalidField("access_rule.role", "missing (expected: a role)");
        }
        CalendarRole role = CalendarRole.valueOf(rule.getRole().name());
        if (role == CalendarRole.OWNER && !(grantee instanceof Grantee.User)) {
            throw ServiceException.invalidField("access_rule.role", role + " (expected: OWNER for a user only)");
        }
        return role;
    }

    static AccessRule rule(Organization organization, CalendarId calendar, StoredRule stored) {
        return AccessRule.newBuilder()
                .setName(AccessRuleName.of(organization, calendar, stored.id()))
                .setGrantee(grantee(organization, stored.grantee()))
                .setRole(CalendarProtos.role(stored.role()))
                .setEtag(Etag.ofVersion(stored.version()).value())
                .setCreateTime(timestamp(stored.createTime()))
                .setUpdateTime(timestamp(stored.updateTime()))
                .build();
    }

    private static AccessRule.Grantee grantee(Organization organization, Grantee grantee) {
        AccessRule.Grantee.Builder proto = AccessRule.Grantee.newBuilder();
        return switch (grantee) {
            case Grantee.User user ->
                proto.setUser(MemberName.USER.of(organization, user.id())).build();
            case Grantee.Squad squad ->
                proto.setSquad(MemberName.SQUAD.of(organization, squad.id())).build();
            case Grantee.Organization _ -> proto.setOrg(true).build();
            case Grantee.Everyone _ -> proto.setPublic(true).build();
        };
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
