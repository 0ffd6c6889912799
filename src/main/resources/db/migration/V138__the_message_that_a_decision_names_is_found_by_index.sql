-- A decision names its message by text, which need not be an id. Under row-level security only comparisons that leak nothing may use an
-- index; a cast within the join is none, so the id is kept beside the text.
alter table decision add column message_id uuid generated always as (
    case when message ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then message::uuid end) stored;
