package dev.orrery.okr;

import dev.orrery.kit.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test of the whole service beside a {@link FakeCalendar} and a {@link FakeWeb}, in development: with sample data. All
 * such classes share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import({FakeCalendarConfiguration.class, FakeSourcesConfiguration.class})
@ActiveProfiles("dev")
@interface OkrTest {}
