-- What is counted by day is found by day.

CREATE INDEX task_by_completion ON task (org_id, complete_time) WHERE complete_time IS NOT NULL;
CREATE INDEX check_in_of_all_by_time ON check_in (org_id, create_time);
