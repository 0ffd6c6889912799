-- Advices of different mails compete for the same payment and the same items. Each advice that was read is on record with what it
-- can be met by: its payment reference, its total, the numbers of its items; in the transaction that keeps the reading, so that no
-- order of matching decides.
create table advice_record
(
    tenant   text        not null default current_tenant() references tenant,
    message  uuid        not null,
    advice   integer     not null,
    -- The day near which its money is expected; null when neither advice nor mail is dated.
    expected date,
    sender   text,
    sent_at  timestamptz,
    primary key (tenant, message, advice),
    foreign key (tenant, message) references message (tenant, id)
);
select tenant_table('advice_record', 'select, insert, delete');

create table advice_key
(
    tenant  text    not null default current_tenant() references tenant,
    key     text    not null,
    message uuid    not null,
    advice  integer not null,
    primary key (tenant, key, message, advice),
    foreign key (tenant, message, advice) references advice_record (tenant, message, advice) on delete cascade
);
create index advice_key_of_message on advice_key (tenant, message);
select tenant_table('advice_key', 'select, insert, delete');

-- What changed since undecided advices were last matched. Rows are added by whoever changes the books, in their transaction, and
-- taken by the job that looks for the advices concerned after it. posted: advices already posted are concerned, too.
create table changed_key
(
    tenant   text    not null default current_tenant() references tenant,
    id       bigint  not null generated always as identity,
    key      text    not null,
    posted   boolean not null default false,
    -- The message whose advices changed, which need not be told itself, and the day they expect money.
    message  uuid,
    expected date,
    primary key (tenant, id)
);
select tenant_table('changed_key', 'select, insert, delete');
create index proposal_of_payment on proposal (tenant, payment) where state in ('open', 'applied');
create index proposal_of_customer on proposal (tenant, customer) where state = 'open';

-- What was undecided before advices were on record is matched once more, which puts it there.
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
select 'rematch-undecided', id || '/all', now(), false, 1, 0 from tenant
on conflict do nothing;
