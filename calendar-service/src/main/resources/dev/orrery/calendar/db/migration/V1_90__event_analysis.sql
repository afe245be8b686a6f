-- A calendar that is most of the table must not be taken for a two-hundredth of it. What is known of calendars is learned
-- soon after they come instead: until then each seems to have no events.
ALTER TABLE event ALTER COLUMN calendar_id SET STATISTICS DEFAULT;
ALTER TABLE event SET (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 500);
ANALYZE event;
