package dev.orrery.console.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.orrery.console.calls.Problem;
import dev.orrery.console.calls.Problems;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Does a page's slow work off the request, so that the page appears at once and stays usable meanwhile. */
@Component
public final class Background {
    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final Executor executor;

    Background(@Qualifier("pageWork") Executor executor) {
        this.executor = executor;
    }

    /**
     * Works, then shows the result in the tab that asked.
     *
     * @param work runs on another thread: it must not touch components
     * @param show gets the result, with the tab's session locked
     * @param failed gets what to tell instead, the same way
     */
    public <T> void run(UI ui, Callable<T> work, Consumer<T> show, Consumer<Problem> failed) {
        executor.execute(() -> {
            try {
                T result = work.call();
                access(ui, () -> show.accept(result));
            } catch (Exception failure) {
                Problem problem = Problems.of(failure);
                access(ui, () -> failed.accept(problem));
            }
        });
    }

    private static void access(UI ui, Runnable shown) {
        try {
            Future<Void> _ = ui.access(shown::run);
        } catch (UIDetachedException gone) {
            log.debug("the tab was closed before its answer came");
        }
    }
}
