-- What only Orrery knows of an event, read and written as a whole: guest permissions, auto-decline, working location,
-- private properties.
ALTER TABLE event ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';
ALTER TABLE event_override ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';

-- The events that decline invitations to their calendar's owner.
CREATE INDEX event_declining ON event (org_id, calendar_id) WHERE settings ->> 'autoDecline' IN ('NEW_CONFLICTS', 'ALL_CONFLICTS');
