package dev.orrery.calendar.sharing;

import com.google.protobuf.Empty;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.Mutations;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.names.AccessRuleName;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.AccessServiceGrpc;
import dev.orrery.calendar.v1.CreateAccessRuleRequest;
import dev.orrery.calendar.v1.DeleteAccessRuleRequest;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.GetAccessRuleRequest;
import dev.orrery.calendar.v1.ListAccessRulesRequest;
import dev.orrery.calendar.v1.ListAccessRulesResponse;
import dev.orrery.calendar.v1.UpdateAccessRuleRequest;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of AccessService. */
@Component
final class AccessEndpoint extends AccessServiceGrpc.AccessServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Mutations mutations;
    private final PageTokens pageTokens;
    private final AccessRuleEditor editor;

    AccessEndpoint(
            OrganizationTransactions transactions,
            Mutations mutations,
            PageTokens pageTokens,
            AccessRuleEditor editor) {
        this.transactions = transactions;
        this.mutations = mutations;
        this.pageTokens = pageTokens;
        this.editor = editor;
    }

    @Override
    public void createAccessRule(CreateAccessRuleRequest request, StreamObserver<AccessRule> responses) {
        Caller caller = Caller.current();
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        Membership membership = caller.membership(parent.organization());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                AccessRule.parser(),
                transaction ->
                        editor.create(transaction, caller, membership, parent.calendar(), request.getAccessRule())));
        responses.onCompleted();
    }

    @Override
    public void getAccessRule(GetAccessRuleRequest request, StreamObserver<AccessRule> responses) {
        AccessRuleName name = AccessRuleName.parse("name", request.getName());
        Membership membership = Caller.current().membership(name.organization());
        StoredRule rule = transactions.read(
                membership.organization(),
                transaction -> rules(transaction, membership, name.calendar())
                        .find(name.rule())
                        .orElseThrow(() -> ServiceException.of(
                                        ErrorReason.ACCESS_RULE_NOT_FOUND, "There is no access rule of this name.")
                                .resource("accessRule", request.getName())
                                .build()));
        responses.onNext(AccessRuleProtos.rule(membership.organization(), name.calendar(), rule));
        responses.onCompleted();
    }

    @Override
    public void listAccessRules(ListAccessRulesRequest request, StreamObserver<ListAccessRulesResponse> responses) {
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        Membership membership = Caller.current().membership(parent.organization());
        PageRequest page = pageTokens.read(request);
        Page<AccessRule> rules = transactions
                .read(
                        membership.organization(),
                        transaction -> rules(transaction, membership, parent.calendar())
                                .page(page))
                .map(rule -> AccessRuleProtos.rule(membership.organization(), parent.calendar(), rule));
        responses.onNext(ListAccessRulesResponse.newBuilder()
                .addAllAccessRules(rules.items())
                .setNextPageToken(rules.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void updateAccessRule(UpdateAccessRuleRequest request, StreamObserver<AccessRule> responses) {
        Caller caller = Caller.current();
        AccessRuleName name =
                AccessRuleName.parse("access_rule.name", request.getAccessRule().getName());
        Membership membership = caller.membership(name.organization());
        Update<AccessRule> update = Update.of(request.getAccessRule(), request.getUpdateMask());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                AccessRule.parser(),
                transaction -> editor.update(transaction, caller, membership, name, update)));
        responses.onCompleted();
    }

    @Override
    public void deleteAccessRule(DeleteAccessRuleRequest request, StreamObserver<Empty> responses) {
        Caller caller = Caller.current();
        AccessRuleName name = AccessRuleName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        responses.onNext(mutations.run(membership.organization(), caller, request, Empty.parser(), transaction -> {
            editor.delete(transaction, caller, membership, name, request.getEtag());
            return Empty.getDefaultInstance();
        }));
        responses.onCompleted();
    }

    /** The rules of a calendar for somebody who may see them. */
    private static AccessRuleStore rules(
            OrganizationTransaction transaction, Membership membership, CalendarId calendar) {
        SelectCalendars calendars = new SelectCalendars(transaction, Viewers.of(Caller.current(), membership));
        CalendarAccess.require(calendars, membership.organization(), calendar, CalendarRole.MANAGE);
        return new AccessRuleStore(transaction, calendar);
    }
}
