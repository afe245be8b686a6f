package dev.orrery.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.TestCaller;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QuestionsIT {
    private static final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");

    private final Organization acme = TestCaller.organization("acme");
    private final OrganizationTransactions transactions =
            new OrganizationTransactions(database.app(), ConstraintReasons.none());

    @Test
    void areAskedAtTheSameTimeWhereEachHasItsTransaction() {
        CyclicBarrier both = new CyclicBarrier(2);
        Function<OrganizationTransaction, String> together = transaction -> {
            String scope = scope(transaction);
            meet(both);
            return scope;
        };
        Questions questions = Questions.apart(transactions, acme);
        Supplier<String> first = questions.ask(together);
        Supplier<String> second = questions.ask(together);

        assertThat(first.get()).isEqualTo(acme.id().toString());
        assertThat(second.get()).isEqualTo(acme.id().toString());
    }

    @Test
    void areAskedOneAfterTheOtherWithinATransaction() {
        String answer = transactions.read(
                acme,
                transaction ->
                        Questions.within(transaction).ask(QuestionsIT::scope).get());
        assertThat(answer).isEqualTo(acme.id().toString());
    }

    @Test
    void failAsTheyWouldByThemselves() {
        Supplier<String> asked = Questions.apart(transactions, acme).ask(QuestionsIT::refused);
        assertThatThrownBy(asked::get).isInstanceOf(ServiceException.class).hasMessageContaining("expected: a name");
        assertThatThrownBy(() -> transactions.read(
                        acme, transaction -> Questions.within(transaction).ask(QuestionsIT::refused)))
                .isInstanceOf(ServiceException.class);
    }

    private static String scope(OrganizationTransaction transaction) {
        return String.valueOf(transaction.sql().fetchValue("SELECT current_setting('orrery.org_id')"));
    }

    private static String refused(OrganizationTransaction transaction) {
        throw ServiceException.invalidField("name", "missing in " + scope(transaction) + " (expected: a name)");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
