CREATE TABLE note (
    org_id uuid NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    CONSTRAINT note_pkey PRIMARY KEY (org_id, title),
    CONSTRAINT note_title_check CHECK (title <> 'forbidden')
);
SELECT secure_by_organization('note');
