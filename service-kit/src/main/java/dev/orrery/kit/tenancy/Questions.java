package dev.orrery.kit.tenancy;

import dev.orrery.kit.concurrent.Started;
import dev.orrery.kit.identity.Organization;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks an organisation's database what need not wait for each other. */
public interface Questions {
    /** Asks; what it returns waits for the answer where it is not there, and throws what the question failed with. */
    <T> Supplier<T> ask(Function<OrganizationTransaction, T> question);

    /** All in one transaction, and so one after the other. */
    static Questions within(OrganizationTransaction transaction) {
        return new Questions() {
            @Override
            public <T> Supplier<T> ask(Function<OrganizationTransaction, T> question) {
                T answer = question.apply(transaction);
                return () -> answer;
            }
        };
    }

    /**
     * Each in a read-only transaction of its own, at the same time as the others. Nobody may hold a connection meanwhile:
     * who holds one and waits for another may wait for somebody who does the same.
     */
    static Questions apart(OrganizationTransactions transactions, Organization organization) {
        return new Questions() {
            @Override
            public <T> Supplier<T> ask(Function<OrganizationTransaction, T> question) {
                return Started.of("question", () -> transactions.read(organization, question));
            }
        };
    }
}
