-- Of a series that continues another one from an instance on: calendars/{calendar}/events/{event} of that one.
ALTER TABLE event ADD COLUMN split_from text COLLATE "C" NOT NULL DEFAULT '';
