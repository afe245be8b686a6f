package dev.orrery.okr.edits;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.requests.RequestLog;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Runs mutations: each in one transaction, once for each request id (AIP-155), and for nothing but its checks where the
 * request says {@code validate_only} (AIP-163). Such a request does all of its work, so that no check can be missing,
 * and is rolled back.
 */
@Component
public final class Edits {
    private static final String VALIDATE_ONLY = "validate_only";

    private final OrganizationTransactions transactions;
    private final RequestLog requests;
    private final ChangeLog log;
    private final Clock clock;

    Edits(OrganizationTransactions transactions, RequestLog requests, ChangeLog log, Clock clock) {
        this.transactions = transactions;
        this.requests = requests;
        this.log = log;
        this.clock = clock;
    }

    /** Runs a member's mutation and answers its response, or the response it had before. */
    public <R extends Message> R run(Member member, Message request, Parser<R> responses, Function<Edit, R> work) {
        if (isValidateOnly(request)) {
            return preview(member, work);
        }
        return transactions.write(
                member.organization(),
                transaction -> requests.once(
                        transaction,
                        member.caller(),
                        request,
                        responses,
                        () -> logged(edit(transaction, member.author()), work)));
    }

    /** Runs a member's deletion, whose response says nothing. */
    public Empty delete(Member member, Message request, Consumer<Edit> work) {
        return run(member, request, Empty.parser(), edit -> {
            work.accept(edit);
            return Empty.getDefaultInstance();
        });
    }

    /** Runs a write that is no request's: of the service itself, or in the name of whoever caused it. */
    public <T> T runAs(Author author, Organization organization, Function<Edit, T> work) {
        return transactions.write(organization, transaction -> logged(edit(transaction, author), work));
    }

    /** Reads within one organisation. */
    public <T> T read(Member member, Function<OrganizationTransaction, T> work) {
        return transactions.read(member.organization(), work);
    }

    /** Answers what a mutation would, and writes nothing. */
    public <R extends Message> R preview(Member member, Function<Edit, R> work) {
        try {
            return transactions.write(member.organization(), transaction -> {
                R response = work.apply(edit(transaction, member.author()));
                transaction.sendWrites();
                throw new Preview(response);
            });
        } catch (Preview preview) {
            @SuppressWarnings("unchecked") // Thrown with the result of this very work.
            R response = (R) preview.response;
            return response;
        }
    }

    private Edit edit(OrganizationTransaction transaction, Author author) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Edit(transaction, author, now, new Changes());
    }

    private <T> T logged(Edit edit, Function<Edit, T> work) {
        T result = work.apply(edit);
        log.append(edit.transaction(), edit.author().logId(), edit.changes().done());
        return result;
    }

    private static boolean isValidateOnly(Message request) {
        FieldDescriptor field = request.getDescriptorForType().findFieldByName(VALIDATE_ONLY);
        return field != null && (Boolean) request.getField(field);
    }

    /** Carries a response out of a transaction that it rolls back. */
    private static final class Preview extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Message response;

        Preview(Message response) {
            super("rolled back on purpose", null, false, false);
            this.response = response;
        }
    }
}
