package dev.orrery.kit.tenancy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A question so frequent and small that most of its cost is that of any statement. Who asks while another asks the same
 * organisation's database waits until that is done, and is then asked for together with all who came meanwhile. So nobody
 * waits where nobody asks, and the more ask, the more of them each statement answers, which began after all of them asked.
 */
public final class BatchedQuestion<Q, A> {
    /** Enough for the statement itself to cost next to nothing, few enough for nobody to wait long behind them. */
    private static final int MAX_TOGETHER = 64;

    private final Statement<Q, A> statement;

    /** Who waits for the next statement, while one is under way; nothing otherwise. */
    private final ConcurrentHashMap<EnteredConnection.Scope, Deque<Asker<Q, A>>> waiting = new ConcurrentHashMap<>();

    public BatchedQuestion(Statement<Q, A> statement) {
        this.statement = statement;
    }

    /** Answers several questions with one {@link RenderedQuery} that takes arrays. */
    @FunctionalInterface
    public interface Statement<Q, A> {
        /** An answer to each question, in their order. */
        List<A> answers(OrganizationTransaction transaction, List<Q> questions);
    }

    /** Asks it: together with others if the transaction has not talked to the database yet, as it need not then either. */
    public A ask(OrganizationTransaction transaction, Q question) {
        EnteredConnection entered = transaction.connection();
        // Whoever has a connection must not wait for somebody who may be waiting for one.
        if (!entered.mayReadAlone() || entered.isTaken()) {
            return alone(transaction, question);
        }
        return switch (turn(entered.scope(), new Asker<>(question))) {
            case Turn.ToAsk<Q, A>(List<Asker<Q, A>> askers) -> askFor(askers, transaction, entered.scope());
            case Turn.Answered<Q, A>(A answer) -> answer;
            case Turn.Alone<Q, A>() -> alone(transaction, question);
        };
    }

    private A alone(OrganizationTransaction transaction, Q question) {
        return statement.answers(transaction, List.of(question)).getFirst();
    }

    /** Waits however often it is interrupted: others may depend on the asker, and a statement's time is limited. */
    private Turn<Q, A> turn(EnteredConnection.Scope scope, Asker<Q, A> asker) {
        waiting.compute(scope, (_, others) -> {
            if (others == null) {
                asker.turn.complete(new Turn.ToAsk<>(List.of(asker)));
                return new ArrayDeque<>();
            }
            others.add(asker);
            return others;
        });
        return asker.turn.join();
    }

    /** Asks for the first of these, who runs this, and for the others. */
    private A askFor(List<Asker<Q, A>> askers, OrganizationTransaction transaction, EnteredConnection.Scope scope) {
        List<Asker<Q, A>> others = askers.subList(1, askers.size());
        List<A> answers;
        try {
            answers = statement.answers(
                    transaction, askers.stream().map(Asker::question).toList());
            if (answers.size() != askers.size()) {
                throw new IllegalStateException(answers.size() + " answers (expected: " + askers.size() + ")");
            }
        } catch (Throwable failure) {
            // Its connection may have failed, its thread, or one of the questions: each may do without the others.
            others.forEach(asker -> asker.turn.complete(new Turn.Alone<>()));
            throw failure;
        } finally {
            askNext(scope);
        }
        for (int i = 0; i < others.size(); i++) {
            others.get(i).turn.complete(new Turn.Answered<>(answers.get(i + 1)));
        }
        return answers.getFirst();
    }

    /** The first of those who wait asks for the others. */
    private void askNext(EnteredConnection.Scope scope) {
        waiting.computeIfPresent(scope, (_, others) -> {
            if (others.isEmpty()) {
                return null;
            }
            List<Asker<Q, A>> next = new ArrayList<>(Math.min(others.size(), MAX_TOGETHER));
            while (!others.isEmpty() && next.size() < MAX_TOGETHER) {
                next.add(others.remove());
            }
            next.getFirst().turn.complete(new Turn.ToAsk<>(next));
            return others;
        });
    }

    private record Asker<Q, A>(Q question, CompletableFuture<Turn<Q, A>> turn) {
        Asker(Q question) {
            this(question, new CompletableFuture<>());
        }
    }

    /** What becomes of somebody who waits. */
    private sealed interface Turn<Q, A> {
        /** Their turn to ask, for themselves and others behind them. */
        record ToAsk<Q, A>(List<Asker<Q, A>> askers) implements Turn<Q, A> {}

        /** Somebody asked for them. */
        record Answered<Q, A>(A answer) implements Turn<Q, A> {}

        /** Somebody could not ask for them. */
        record Alone<Q, A>() implements Turn<Q, A> {}
    }
}
