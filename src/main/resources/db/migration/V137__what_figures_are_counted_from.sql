-- Figures look at what was posted in a period.
create index application_by_time on application (tenant, recorded_at);
create index receipt_by_time on posting (tenant, recorded_at) where kind = 'receipt';
create index receipt_of_payment on posting (tenant, payment) where kind = 'receipt';

-- Since when we know of an item, whatever the ERP said of it later: days sales outstanding need the invoices of a whole period, and
-- what was paid before the first import was never seen. Items that are here already count from now.
alter table open_item add column first_seen_at timestamptz not null default now();
