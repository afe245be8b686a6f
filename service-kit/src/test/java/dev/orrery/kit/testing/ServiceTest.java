package dev.orrery.kit.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test of a whole service: its Spring context on a fresh database, its gRPC server on a free port of this machine,
 * tokens from {@link TestTokens}, the time of a {@link FixedClock}. All classes with this annotation share one context,
 * so each test uses an organisation of its own; the clock begins anew with each. Inject {@link ServiceChannels} to call it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest
@ContextConfiguration(initializers = ServiceTestInitializer.class)
@Import(ServiceTestConfiguration.class)
@TestExecutionListeners(listeners = ClockReset.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface ServiceTest {}
