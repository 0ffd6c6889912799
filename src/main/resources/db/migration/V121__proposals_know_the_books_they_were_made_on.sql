-- What a proposal was made on, so that a person who approves it later is refused by name when payment or items have changed since;
-- and until when a person told it to wait.
alter table proposal add column basis jsonb;
alter table proposal add column wait_until date;
-- Of postings that no message explains those that were taken back are found after a reversal.
create index proposal_applied_without_message on proposal (tenant, payment) where message is null and state = 'applied';
