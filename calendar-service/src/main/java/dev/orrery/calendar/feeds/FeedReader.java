package dev.orrery.calendar.feeds;

import static dev.orrery.calendar.schema.Tables.ORGANIZATION;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.icalendar.CalendarWriter;
import dev.orrery.calendar.interchange.CalendarExport;
import dev.orrery.calendar.schema.tables.records.FeedRecord;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.ReadFeedRequest;
import dev.orrery.calendar.v1.ReadFeedResponse;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
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
        Organization unnamed = new Organization(token.organization(), "");
        Opened opened = transactions
                .read(unnamed, transaction -> open(transaction, token))
                .orElseThrow(FeedReader::missing);
        noteAccess(opened);
        String told = tags.getIfPresent(opened.content());
        if (told != null && isKnown(request.getIfNoneMatch(), told)) {
            return ReadFeedResponse.newBuilder().setEtag(told).build();
        }
        ByteString text = text(opened);
        // Of what is told and nothing else: a version would tell that something hidden has changed.
        String tag = hash(text);
        tags.put(opened.content(), tag);
        ReadFeedResponse.Builder response = ReadFeedResponse.newBuilder().setEtag(tag);
        if (!isKnown(request.getIfNoneMatch(), tag)) {
            response.setContent(
                    HttpBody.newBuilder().setContentType(CONTENT_TYPE).setData(text));
        }
        return response.build();
    }

    private static Optional<Opened> open(OrganizationTransaction transaction, FeedToken token) {
        return FeedStore.byToken(transaction, token).flatMap(feed -> {
            FeedDetail detail = FeedDetail.valueOf(feed.getDetail());
            return SelectCalendars.byRole(transaction, new CalendarId(feed.getCalendarId()), detail.role())
                    .map(calendar -> new Opened(
                            new Organization(token.organization(), alias(transaction)),
                            feed,
                            calendar,
                            new Content(
                                    token.organization(),
                                    calendar.id(),
                                    detail,
                                    SelectContentVersion.of(transaction, calendar))));
        });
    }

    private static String alias(OrganizationTransaction transaction) {
        return transaction
                .sql()
                .select(ORGANIZATION.ALIAS)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ORG_ID.eq(transaction.organizationId()))
                .fetchSingle(ORGANIZATION.ALIAS);
    }

    private void noteAccess(Opened opened) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (FeedStore.isAccessStale(opened.feed(), now)) {
            transactions.change(
                    opened.organization(), transaction -> FeedStore.noteAccess(transaction, opened.feed(), now));
        }
    }

    private ByteString text(Opened opened) {
        ByteString.Output text = ByteString.newOutput();
        new CalendarExport(transactions, opened.organization(), opened.calendar())
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

    /** A feed that was found by its address. */
    private record Opened(Organization organization, FeedRecord feed, StoredCalendar calendar, Content content) {}

    /** What determines the text of a feed. */
    private record Content(OrganizationId organization, CalendarId calendar, FeedDetail detail, String version) {}
}
