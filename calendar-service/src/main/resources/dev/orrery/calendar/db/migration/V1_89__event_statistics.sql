-- How much of the table is one calendar's is not to be learned from samples: a calendar that has come since would be
-- taken to have no events, so that any index that begins with the calendar seemed as good as the one that leads to an
-- event, and reading all its events as good as looking a few up. Without, each is taken for a two-hundredth of all.
ALTER TABLE event ALTER COLUMN calendar_id SET STATISTICS 0;
SELECT pg_clear_attribute_stats(current_schema(), 'event', 'calendar_id', false);
