package dev.orrery.calendar.feeds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.icalendar.CalendarWriter;
import dev.orrery.calendar.interchange.CalendarExport;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.ReadFeedRequest;
import dev.orrery.calendar.v1.ReadFeedResponse;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Reads feeds for whoever has their address. All that is wrong with an address looks the same. */
@Component
final class FeedReader {
    private static final Duration REFRESH_INTERVAL = Duration.ofHours(1);
    private static final String CONTENT_TYPE = "text/calendar; charset=utf-8";

    private static final int TAG_BYTES = 16;
    private static final int MAX_KNOWN_TAGS = 10_000;

    private final OrganizationTransactions transactions;
    private final Clock clock;
    private final Cache<Content, String> tags =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN_TAGS).build();

    FeedReader(OrganizationTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    ReadFeedResponse read(ReadFeedRequest request) {
        FeedToken token = FeedToken.ofFile(request.getFile()).orElseThrow(FeedReader::missing);
        // Whose alias it is stands in the database; until it is read, the organisation is known by its id alone.
        OpenedFeed opened = transactions
                .read(
                        new Organization(token.organization(), ""),
                        transaction -> SelectOpenedFeed.by(transaction, token))
                .orElseThrow(FeedReader::missing);
        Organization organization =
                new Organization(token.organization(), opened.name().organization());
        noteAccess(organization, opened);
        Content content =
                new Content(token.organization(), opened.calendar().id(), opened.detail(), opened.contentVersion());
        String told = tags.getIfPresent(content);
        if (told != null && isKnown(request.getIfNoneMatch(), told)) {
            return ReadFeedResponse.newBuilder().setEtag(told).build();
        }
        ByteString text = text(organization, opened);
        // Of what is told and nothing else: a version would tell that something hidden has changed.
        String tag = hash(text);
        tags.put(content, tag);
        ReadFeedResponse.Builder response = ReadFeedResponse.newBuilder().setEtag(tag);
        if (!isKnown(request.getIfNoneMatch(), tag)) {
            response.setContent(
                    HttpBody.newBuilder().setContentType(CONTENT_TYPE).setData(text));
        }
        return response.build();
    }

    private void noteAccess(Organization organization, OpenedFeed opened) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (FeedStore.isAccessStale(opened.lastAccessTime(), now)) {
            transactions.change(organization, transaction -> FeedStore.noteAccess(transaction, opened.name(), now));
        }
    }

    private ByteString text(Organization organization, OpenedFeed opened) {
        ByteString.Output text = ByteString.newOutput();
        new CalendarExport(transactions, organization, opened.calendar())
                .writeHeld(
                        CalendarWriter.ofText().refreshedEvery(REFRESH_INTERVAL),
                        CalendarWriter.ofText(),
                        piece -> text.write(piece, 0, piece.length));
        return text.toByteString();
    }

    private static String hash(ByteString text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            text.asReadOnlyByteBufferList().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** RFC 9110 13.1.2: a list of entity tags, compared weakly, or {@code *}. */
    private static boolean isKnown(String ifNoneMatch, String version) {
        return Arrays.stream(ifNoneMatch.split(",", -1))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals("\"" + version + "\"") || tag.equals(version));
    }

    private static ServiceException missing() {
        return ServiceException.of(ErrorReason.FEED_NOT_FOUND, "There is no such feed.")
                .build();
    }

    /** What determines the text of a feed. */
    private record Content(OrganizationId organization, CalendarId calendar, FeedDetail detail, String version) {}
}
