package dev.orrery.calendar.sampledata;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sample data ({@code orrery.sample-data.*}).
 *
 * @param enabled whether new members get any
 */
@ConfigurationProperties("orrery.sample-data")
record SampleDataProperties(@DefaultValue("false") boolean enabled) {}
