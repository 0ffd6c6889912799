-- Legal entities, customers and open items as the ERP last reported them. The ERP owns these rows; what we applied stands in the
-- ledger's tables. Columns for facts whose behaviour comes later (hold, collection, direct debit ...) are here from the start.

create table legal_entity
(
    tenant     text        not null default current_tenant() references tenant,
    id         text        not null check (id <> '' and length(id) <= 80),
    name       text        not null,
    country    text,
    currency   text,
    created_at timestamptz not null default now(),
    primary key (tenant, id)
);
select tenant_table('legal_entity', 'select, insert, update');

create table customer
(
    tenant             text        not null default current_tenant() references tenant,
    id                 text        not null check (id <> '' and length(id) <= 80),
    number             text        not null,
    name               text        not null,
    aliases            text[]      not null default '{}',
    email_domains      text[]      not null default '{}',
    bank_accounts      text[]      not null default '{}',
    parent             text,
    customer_group     text,
    bill_to            text,
    payer              text,
    credit_limit       numeric,
    hold               boolean     not null default false,
    content_hash       text        not null,
    imported_at        timestamptz not null default now(),
    primary key (tenant, id),
    -- One import may name parents in any order.
    foreign key (tenant, parent) references customer deferrable initially deferred
);
create index customer_of_parent on customer (tenant, parent);
create index customer_of_number on customer (tenant, number);
select tenant_table('customer', 'select, insert, update');

-- Bank accounts in canonical form (upper case, letters and digits only), as payments are looked up by them.
create table customer_bank_account
(
    tenant   text not null default current_tenant() references tenant,
    account  text not null check (account ~ '^[A-Z0-9]+$'),
    customer text not null,
    primary key (tenant, account, customer),
    foreign key (tenant, customer) references customer
);
create index bank_account_of_customer on customer_bank_account (tenant, customer);
select tenant_table('customer_bank_account', 'select, insert, delete');

create table open_item
(
    tenant           text        not null default current_tenant() references tenant,
    id               text        not null check (id <> '' and length(id) <= 80),
    number           text        not null,
    canonical_number text        not null,
    customer         text        not null,
    legal_entity     text        not null,
    kind             text        not null check (kind in ('invoice', 'debit_memo', 'credit_memo', 'on_account')),
    currency         text        not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor     bigint      not null check (amount_minor > 0),
    open_minor       bigint      not null,
    issue_date       date,
    due_date         date,
    installment      int,
    status           text        not null check (status in ('open', 'disputed', 'blocked', 'sold', 'closed')),
    in_collection    boolean     not null default false,
    direct_debit     boolean     not null default false,
    discounts        jsonb       not null default '[]',
    item_references  jsonb       not null default '[]',
    -- Until when the ERP's bookings are contained in open_minor; null: the ERP never said.
    as_of            timestamptz,
    -- False for items that the ledger itself created (deductions, chargebacks) and the ERP does not know yet.
    erp_owned        boolean     not null default true,
    erp_number       text,
    content_hash     text        not null,
    imported_at      timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, customer) references customer,
    foreign key (tenant, legal_entity) references legal_entity,
    check (open_minor between 0 and amount_minor),
    check (status <> 'closed' or open_minor = 0)
);
create index open_item_of_number on open_item (tenant, canonical_number);
create index open_item_of_customer on open_item (tenant, customer);
create index open_item_of_entity on open_item (tenant, legal_entity, id) where status <> 'closed';
select tenant_table('open_item', 'select, insert, update');

-- What our postings took off an item that the ERP's open amount does not contain yet; negative after a reversal that it does not
-- contain. Written by the ledger only. No row means zero. Available = open_minor - pending_minor.
create table item_balance
(
    tenant        text   not null default current_tenant() references tenant,
    item          text   not null,
    pending_minor bigint not null,
    primary key (tenant, item),
    foreign key (tenant, item) references open_item
);
select tenant_table('item_balance', 'select, insert, update');

-- Both rows of an item together: never less than nothing available, whoever wrote which of them in which order.
create function available_is_not_negative() returns trigger
    language plpgsql as
$$
declare
    wrong record;
begin
    select i.id, i.open_minor, b.pending_minor into wrong
    from open_item i join item_balance b on b.tenant = i.tenant and b.item = i.id
    where i.tenant = new.tenant and i.id = case tg_table_name when 'open_item' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'item' end
      and i.open_minor - b.pending_minor < 0;
    if found then
        raise exception 'open item % has % open and % applied', wrong.id, wrong.open_minor, wrong.pending_minor
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger item_balance_not_negative
    after insert or update on item_balance
    deferrable initially deferred
    for each row execute function available_is_not_negative();

create constraint trigger open_item_not_negative
    after update of open_minor on open_item
    deferrable initially deferred
    for each row when (old.open_minor is distinct from new.open_minor) execute function available_is_not_negative();

-- An import that contradicts what we applied is a case: what it said is kept, the item stays as it was.
create table import_conflict
(
    tenant      text        not null default current_tenant() references tenant,
    id          bigint generated always as identity,
    item        text        not null,
    code        text        not null,
    message     text        not null,
    said        jsonb       not null,
    as_of       timestamptz,
    recorded_at timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, item) references open_item
);
create index import_conflict_of_item on import_conflict (tenant, item);
select tenant_table('import_conflict', 'select, insert');
