package dev.orrery.calendar.calendars;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.requests.RequestLog;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * How every write of the API runs: once per request id, in one transaction; a request that only wants to be checked does
 * all of its work, so that nothing goes unchecked, and is then rolled back.
 */
@Component
public final class Mutations {
    private final OrganizationTransactions transactions;
    private final RequestLog requests;

    Mutations(OrganizationTransactions transactions, RequestLog requests) {
        this.transactions = transactions;
        this.requests = requests;
    }

    public <R extends Message> R run(
            Organization organization,
            Caller caller,
            Message request,
            Parser<R> responses,
            Function<OrganizationTransaction, R> work) {
        return transactions.write(
                organization,
                transaction -> requests.once(transaction, caller, request, responses, () -> work.apply(transaction)));
    }

    /** The same, or only as a check. */
    public <R extends Message> R run(
            Organization organization,
            Caller caller,
            Message request,
            boolean validateOnly,
            Parser<R> responses,
            Function<OrganizationTransaction, R> work) {
        if (!validateOnly) {
            return run(organization, caller, request, responses, work);
        }
        try {
            return transactions.write(organization, transaction -> {
                throw new Checked(work.apply(transaction));
            });
        } catch (Checked checked) {
            // The work itself made this response.
            @SuppressWarnings("unchecked")
            R response = (R) checked.response;
            return response;
        }
    }

    /** Ends the transaction of a check: it rolls back, and the response survives. */
    private static final class Checked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Message response;

        Checked(Message response) {
            super("checked", null, false, false);
            this.response = response;
        }
    }
}
