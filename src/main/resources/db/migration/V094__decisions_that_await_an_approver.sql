-- A decision above the limit of whoever made it waits on its case, with what it was about as that stood then. Nothing is posted before
-- another person with the limit accepts it.
alter table review_case add column awaiting jsonb;
alter table review_case add constraint review_case_awaits_somebody_elses_word
    check (awaiting is null or (awaiting ? 'actor' and awaiting ->> 'actor' <> ''));
alter table review_case add constraint review_case_is_approved_by_another
    check (awaiting is null or approver is null or awaiting ->> 'actor' <> approver);
