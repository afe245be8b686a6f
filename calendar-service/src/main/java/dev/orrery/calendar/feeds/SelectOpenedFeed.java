package dev.orrery.calendar.feeds;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.CALENDAR_TALLY;
import static dev.orrery.calendar.schema.Tables.FEED;
import static dev.orrery.calendar.schema.Tables.ORGANIZATION;

import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** Answers what an address leads to, all in one query: programs ask for years, and nearly always nothing has changed. */
final class SelectOpenedFeed {
    private static final String ORG = "organization";
    private static final String TOKEN = "token";

    /** How often the calendar's events were written; times would not do: of two writers, the earlier may commit last. */
    private static final Field<BigDecimal> WRITES = DSL.field(DSL.select(
                            DSL.coalesce(DSL.sum(CALENDAR_TALLY.WRITES), DSL.inline(BigDecimal.ZERO)))
                    .from(CALENDAR_TALLY)
                    .where(CALENDAR_TALLY.ORG_ID.eq(FEED.ORG_ID), CALENDAR_TALLY.CALENDAR_ID.eq(FEED.CALENDAR_ID)))
            .as("writes");

    private static final RenderedQuery BY_TOKEN = RenderedQuery.of(DSL.select(columns())
            .from(FEED)
            .join(CALENDAR_)
            .on(CALENDAR_.ORG_ID.eq(FEED.ORG_ID), CALENDAR_.CALENDAR_ID.eq(FEED.CALENDAR_ID))
            .join(ORGANIZATION)
            .on(ORGANIZATION.ORG_ID.eq(FEED.ORG_ID))
            .where(
                    FEED.ORG_ID.eq(DSL.param(ORG, FEED.ORG_ID)),
                    FEED.TOKEN_HASH.eq(DSL.param(TOKEN, FEED.TOKEN_HASH)),
                    CALENDAR_.DELETE_TIME.isNull()));

    private SelectOpenedFeed() {}

    static Optional<OpenedFeed> by(OrganizationTransaction transaction, FeedToken token) {
        return BY_TOKEN.fetch(transaction, Map.of(ORG, transaction.organizationId(), TOKEN, token.hash())).stream()
                .findFirst()
                .map(SelectOpenedFeed::opened);
    }

    private static OpenedFeed opened(Record row) {
        FeedDetail detail = FeedDetail.valueOf(row.get(FEED.DETAIL));
        StoredCalendar calendar = SelectCalendars.asRole(row, detail.role());
        // A calendar may have the id of one that was purged, whose numbers it repeats.
        String version = "%s-%d-%s".formatted(calendar.createTime(), calendar.version(), row.get(WRITES));
        return new OpenedFeed(
                new FeedName(row.get(ORGANIZATION.ALIAS), calendar.id(), row.get(FEED.FEED_ID)),
                detail,
                row.get(FEED.LAST_ACCESS_TIME),
                calendar,
                version);
    }

    /** Of the feed only what the calendar has no column of the same name for. */
    private static List<SelectField<?>> columns() {
        List<SelectField<?>> columns = new ArrayList<>(Arrays.asList(CALENDAR_.fields()));
        columns.addAll(List.of(FEED.FEED_ID, FEED.DETAIL, FEED.LAST_ACCESS_TIME, ORGANIZATION.ALIAS, WRITES));
        return columns;
    }
}
