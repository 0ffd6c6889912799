-- The ledger. Rows of it are inserted and never changed: the application role has no grant for it, and a trigger stops the owner too.
-- What was wrong is taken back by new rows.

create table decision
(
    tenant         text        not null default current_tenant() references tenant,
    id             text        not null,
    actor          text        not null check (actor <> ''),
    approver       text check (approver <> actor),
    reason_code    text        not null check (reason_code <> ''),
    note           text,
    message        text,
    proposal       text,
    policy_version int,
    reader         text,
    evidence       jsonb,
    recorded_at    timestamptz not null default now(),
    primary key (tenant, id)
);
create index decision_of_message on decision (tenant, message) where message is not null;
select tenant_table('decision', 'select, insert');

create table period
(
    tenant       text not null default current_tenant() references tenant,
    legal_entity text not null,
    from_date    date not null,
    to_date      date not null,
    state        text not null check (state in ('open', 'closed')),
    primary key (tenant, legal_entity, from_date),
    foreign key (tenant, legal_entity) references legal_entity,
    check (from_date <= to_date)
);
select tenant_table('period', 'select, insert, update');

create table posting
(
    tenant          text        not null default current_tenant() references tenant,
    id              text        not null,
    -- Postings of one business transaction, such as an application and what became of the payment's rest.
    transaction_id  text        not null,
    kind            text        not null
        check (kind in ('receipt', 'application', 'netting', 'settlement', 'reversal', 'return')),
    legal_entity    text        not null,
    posting_date    date        not null,
    period          text        not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    reverses        text,
    decision        text        not null,
    payment         text,
    idempotency_key text        not null check (idempotency_key <> ''),
    request_hash    text        not null,
    recorded_at     timestamptz not null default now(),
    recorded_in     xid8        not null default pg_current_xact_id(),
    primary key (tenant, id),
    unique (tenant, idempotency_key),
    foreign key (tenant, legal_entity) references legal_entity,
    foreign key (tenant, reverses) references posting,
    foreign key (tenant, decision) references decision,
    foreign key (tenant, payment) references payment
);
create index posting_of_transaction on posting (tenant, transaction_id);
create index posting_of_payment on posting (tenant, payment);
select tenant_table('posting', 'select, insert');

create table application
(
    tenant          text        not null default current_tenant() references tenant,
    id              text        not null,
    sequence        bigint generated always as identity,
    posting         text        not null,
    payment         text,
    open_item       text        not null,
    credit          boolean     not null,
    currency        text        not null,
    amount_minor    bigint      not null check (amount_minor >= 0),
    discount_minor  bigint      not null check (discount_minor >= 0),
    write_off_minor bigint      not null check (write_off_minor >= 0),
    reason_code     text,
    recorded_at     timestamptz not null default now(),
    primary key (tenant, id),
    unique (tenant, posting, open_item),
    foreign key (tenant, posting) references posting,
    foreign key (tenant, payment) references payment,
    foreign key (tenant, open_item) references open_item,
    check (amount_minor + discount_minor + write_off_minor > 0),
    check (write_off_minor = 0 or reason_code is not null),
    check (not credit or discount_minor + write_off_minor = 0)
);
create unique index application_in_order on application (tenant, sequence);
create index application_of_payment on application (tenant, payment);
create index application_of_item on application (tenant, open_item);
select tenant_table('application', 'select, insert');

-- An application is reversed when it stands here: once, which the key holds.
create table application_reversal
(
    tenant      text        not null default current_tenant() references tenant,
    application text        not null,
    posting     text        not null,
    reason      text        not null check (reason <> ''),
    recorded_at timestamptz not null default now(),
    primary key (tenant, application),
    foreign key (tenant, application) references application,
    foreign key (tenant, posting) references posting
);
select tenant_table('application_reversal', 'select, insert');

create table posting_entry
(
    tenant       text   not null default current_tenant() references tenant,
    posting      text   not null,
    line         int    not null check (line > 0),
    account_role text   not null check (account_role in
        ('cash', 'unidentified', 'unapplied', 'on_account', 'receivable', 'discount', 'write_off', 'tax_receivable', 'deduction',
         'refund', 'not_receivable', 'bank_fee', 'exchange_difference')),
    side         text   not null check (side in ('debit', 'credit')),
    customer     text,
    open_item    text,
    payment      text,
    application  text,
    currency     text   not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    reason_code  text,
    primary key (tenant, posting, line),
    foreign key (tenant, posting) references posting,
    foreign key (tenant, customer) references customer,
    foreign key (tenant, open_item) references open_item,
    foreign key (tenant, payment) references payment,
    foreign key (tenant, application) references application,
    check (account_role <> 'receivable' or (open_item is not null and customer is not null)),
    check (account_role not in ('cash', 'unidentified') or payment is not null),
    check (account_role not in ('unapplied', 'on_account') or customer is not null),
    check (account_role <> 'write_off' or reason_code is not null)
);
create index entry_of_item on posting_entry (tenant, open_item) where open_item is not null;
create index entry_of_application on posting_entry (tenant, application) where application is not null;
select tenant_table('posting_entry', 'select, insert');

do
$$
    declare
        content text;
    begin
        foreach content in array array ['decision', 'posting', 'posting_entry', 'application', 'application_reversal', 'import_conflict']
            loop
                execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
                               content || '_only_grows', content);
                execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
                               content || '_is_never_emptied', content);
            end loop;
    end
$$;

-- A posting without entries, or with entries that do not sum to zero in each currency, does not survive its transaction. It may have
-- several currencies only when it says that it exchanges them.
create function posting_balances() returns trigger
    language plpgsql as
$$
declare
    wrong record;
begin
    select count(*) as entries, count(distinct currency) as currencies into wrong
    from posting_entry where tenant = new.tenant and posting = new.id;
    if wrong.entries < 2 then
        raise exception 'posting % has % entries', new.id, wrong.entries using errcode = 'check_violation';
    end if;
    if wrong.currencies > 1 then
        raise exception 'posting % mixes currencies', new.id using errcode = 'check_violation';
    end if;
    select currency, sum(case side when 'debit' then amount_minor else -amount_minor end) as rest into wrong
    from posting_entry where tenant = new.tenant and posting = new.id
    group by currency
    having sum(case side when 'debit' then amount_minor else -amount_minor end) <> 0
    limit 1;
    if found then
        raise exception 'posting % is out of balance by % %', new.id, wrong.rest, wrong.currency using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger posting_balances
    after insert on posting
    deferrable initially deferred
    for each row execute function posting_balances();

-- The check above runs once for a posting, which keeps thousands of entries cheap. So that nobody adds entries after it ran, entries
-- come in statements that balance by themselves, in the transaction that wrote the posting.
create function entries_balance() returns trigger
    language plpgsql as
$$
begin
    if exists(select from fresh group by tenant, posting, currency
              having sum(case side when 'debit' then amount_minor else -amount_minor end) <> 0) then
        raise exception 'the entries of a posting must be written together and sum to zero' using errcode = 'check_violation';
    end if;
    if exists(select from (select distinct tenant, posting from fresh) f join posting p on p.tenant = f.tenant and p.id = f.posting
              where p.recorded_in <> pg_current_xact_id()) then
        raise exception 'a recorded posting takes no more entries' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;

create trigger entries_balance
    after insert on posting_entry
    referencing new table as fresh
    for each statement execute function entries_balance();

-- Nothing is posted into a closed period. Who closes one takes this lock alone, who posts shares it.
create function entity_books(entity text) returns bigint
    language sql stable as
$$
select hashtextextended('books of ' || current_tenant() || '/' || entity, 0)
$$;

create function period_is_open() returns trigger
    language plpgsql as
$$
begin
    perform pg_advisory_xact_lock_shared(entity_books(new.legal_entity));
    if exists(select from period where tenant = new.tenant and legal_entity = new.legal_entity and state = 'closed'
              and new.posting_date between from_date and to_date) then
        raise exception 'the period of % is closed for %', new.posting_date, new.legal_entity using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger period_is_open before insert on posting for each row execute function period_is_open();

-- The number by which others read postings in order. A number taken while posting could commit after a higher one was already read,
-- and a reader that asks "after 17" would never see 16. (Filtering by the snapshot's oldest transaction does not help alone: numbers
-- and transaction ids are not taken in the same order.) So a number is given when a posting is first read out: the reader sees only
-- what is committed, numbers it under a lock of the tenant, and whatever commits later gets a higher number. Numbers have no gaps.
create table posting_unnumbered
(
    tenant   text   not null default current_tenant() references tenant,
    arrival  bigint generated always as identity,
    posting  text   not null,
    primary key (tenant, arrival),
    foreign key (tenant, posting) references posting
);
select tenant_table('posting_unnumbered', 'select, insert, delete');

create function posting_awaits_its_number() returns trigger
    language plpgsql as
$$
begin
    insert into posting_unnumbered (tenant, posting) values (new.tenant, new.id);
    return null;
end
$$;

create trigger posting_awaits_its_number after insert on posting for each row execute function posting_awaits_its_number();

create table posting_number
(
    tenant      text        not null default current_tenant() references tenant,
    sequence    bigint      not null check (sequence > 0),
    posting     text        not null,
    numbered_at timestamptz not null default now(),
    primary key (tenant, sequence),
    unique (tenant, posting),
    foreign key (tenant, posting) references posting
);
create trigger posting_number_only_grows before update or delete on posting_number for each row execute function refuse_change();
select tenant_table('posting_number', 'select, insert');

-- What the ERP made of a posting. Booked means: contained in every open amount that the ERP reports as of booked_at or later.
create table posting_acknowledgement
(
    tenant      text        not null default current_tenant() references tenant,
    id          bigint generated always as identity,
    posting     text        not null,
    result      text        not null check (result in ('booked', 'refused')),
    erp_document text,
    reason      text,
    booked_at   timestamptz not null default now(),
    actor       text        not null,
    recorded_at timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, posting) references posting,
    check (result = 'booked' or reason is not null)
);
create index acknowledgement_of_posting on posting_acknowledgement (tenant, posting);
create unique index posting_is_booked_once on posting_acknowledgement (tenant, posting) where result = 'booked';
create trigger acknowledgement_only_grows before update or delete on posting_acknowledgement
    for each row execute function refuse_change();
select tenant_table('posting_acknowledgement', 'select, insert');
