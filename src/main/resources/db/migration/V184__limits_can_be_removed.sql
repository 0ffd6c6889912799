-- A limit that was a mistake can be taken away. Without the last limit of a group nobody is limited, and whoever takes it away gains by it:
-- that takes two people, of whom the first is noted here.
alter table posting_limit add column removal_asked_by text;

grant delete on posting_limit, customer_limit to ${app_role};
