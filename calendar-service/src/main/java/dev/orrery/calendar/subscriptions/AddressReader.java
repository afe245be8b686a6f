package dev.orrery.calendar.subscriptions;

import com.google.protobuf.ByteString;
import dev.orrery.calendar.icalendar.CalendarText;
import dev.orrery.calendar.interchange.DeclaredCharset;
import dev.orrery.calendar.schema.tables.records.SubscriptionRecord;
import dev.orrery.calendar.subscription.FetchFailure;
import dev.orrery.calendar.subscription.FetchFailure.Reason;
import dev.orrery.kit.fetch.FetchException;
import dev.orrery.kit.fetch.Fetched;
import dev.orrery.kit.fetch.GuardedFetcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of a subscription. Only a whole iCalendar object counts: a web page that says to come again, an
 * empty answer and one that breaks off must not look like a calendar without events.
 */
final class AddressReader {
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "text/calendar, */*;q=0.1", "User-Agent", "Orrery-Calendar/1.0");
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int MAX_VALIDATOR_CHARS = 1_000;

    private final GuardedFetcher fetcher;

    AddressReader(GuardedFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** {@code now} stands in for what a calendar should say of the time and does not. */
    Reading read(SubscriptionRecord subscription, Instant now) {
        byte[] hash = subscription.getContentHash();
        ByteString known = hash == null ? ByteString.EMPTY : ByteString.copyFrom(hash);
        Fetched answer;
        try {
            answer = fetcher.get(URI.create(subscription.getUrl()), question(subscription));
        } catch (FetchException failure) {
            return failed(reason(failure.fault()));
        }
        if (answer.status() == NOT_MODIFIED && !known.isEmpty()) {
            return new Reading.Same(
                    new Reading.Version(subscription.getContentEtag(), subscription.getContentModified(), known));
        }
        if (answer.status() != OK) {
            return new Reading.Failed(new FetchFailure(Reason.HTTP_STATUS, answer.status(), retryAfter(answer)));
        }
        Reading.Version version =
                new Reading.Version(validator(answer, "etag"), validator(answer, "last-modified"), hash(answer.body()));
        return version.hash().equals(known) ? new Reading.Same(version) : read(answer, version, now);
    }

    private static Reading read(Fetched answer, Reading.Version version, Instant now) {
        try {
            Optional<CalendarText> text = CalendarText.scan(answer.body()::newInput, charset(answer), now);
            if (text.isEmpty()) {
                return failed(Reason.NOT_A_CALENDAR);
            }
            return text.get().isWhole() ? new Reading.Other(text.get(), version) : failed(Reason.CUT_OFF);
        } catch (IOException impossible) {
            // The text is in memory.
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, String> question(SubscriptionRecord subscription) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        if (subscription.getContentEtag() != null) {
            headers.put("If-None-Match", subscription.getContentEtag());
        }
        if (subscription.getContentModified() != null) {
            headers.put("If-Modified-Since", subscription.getContentModified());
        }
        return headers;
    }

    private static @Nullable String validator(Fetched answer, String header) {
        return answer.header(header)
                .filter(value -> value.length() <= MAX_VALIDATOR_CHARS)
                .orElse(null);
    }

    /** What is not known is read as UTF-8, and line by line as what it looks like. */
    private static Charset charset(Fetched answer) {
        try {
            return DeclaredCharset.of(answer.header("content-type").orElse(""));
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** RFC 9110 10.2.3; the form with a date is passed over. */
    private static @Nullable Duration retryAfter(Fetched answer) {
        return answer.header("retry-after")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    private static Reason reason(FetchException.Fault fault) {
        return switch (fault) {
            case URL_INVALID -> Reason.REDIRECT_INVALID;
            case ADDRESS_REFUSED -> Reason.ADDRESS_REFUSED;
            case TOO_MANY_REDIRECTS -> Reason.TOO_MANY_REDIRECTS;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case TOO_SLOW -> Reason.TOO_SLOW;
            case ENCODED -> Reason.COMPRESSED;
            case UNREACHABLE -> Reason.UNREACHABLE;
        };
    }

    private static Reading failed(Reason reason) {
        return new Reading.Failed(FetchFailure.of(reason));
    }

    private static ByteString hash(ByteString body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            body.asReadOnlyByteBufferList().forEach(digest::update);
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }
}
