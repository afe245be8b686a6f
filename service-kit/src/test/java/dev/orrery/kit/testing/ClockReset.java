package dev.orrery.kit.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Lets each test begin at the same time, whatever the one before it did to the clock that they share. */
final class ClockReset implements TestExecutionListener {
    /** Spring makes it by name. */
    ClockReset() {}

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext().getBean(FixedClock.class).set(FixedClock.START);
    }
}
