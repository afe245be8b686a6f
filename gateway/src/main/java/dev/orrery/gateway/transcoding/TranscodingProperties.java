package dev.orrery.gateway.transcoding;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of the REST face.
 *
 * @param unaryTimeout how long a service may take for one answer
 * @param streamHeadStart how long a stream may stay silent before its headers are sent; until then an error can still
 *     be told by its HTTP status
 * @param keepAlive the longest silence on an event stream
 * @param maxJsonSize the largest JSON body
 * @param maxRawSize the largest body of any other type
 */
@ConfigurationProperties("orrery.gateway.rest")
record TranscodingProperties(
        @DefaultValue("30s") Duration unaryTimeout,
        @DefaultValue("250ms") Duration streamHeadStart,
        @DefaultValue("15s") Duration keepAlive,
        @DefaultValue("4MB") DataSize maxJsonSize,
        @DefaultValue("16MB") DataSize maxRawSize) {}
