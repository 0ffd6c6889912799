-- What moved on our accounts, once each, and every report of it. Payments are the receipts among the movements; debits, fees,
-- own transfers, sweeps and card settlements stay here, with the rule that says so.

create table bank_entry
(
    tenant       text        not null default current_tenant() references tenant,
    id           text        not null check (id <> '' and length(id) <= 200),
    account      text        not null,
    direction    text        not null check (direction in ('credit', 'debit')),
    currency     text        not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint      not null check (amount_minor > 0),
    day          date        not null,
    value_date   date,
    reference    text,
    pending      boolean     not null,
    nature       text        not null,
    -- The receipt rule by whose condition it has its nature; null for the nature that its direction gives.
    rule         text,
    recorded_at  timestamptz not null default now(),
    changed_at   timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, account) references own_account
);
create index bank_entry_of_day on bank_entry (tenant, account, day);
create index bank_entry_of_reference on bank_entry (tenant, account, reference) where reference is not null;
create index bank_entry_of_rule on bank_entry (tenant, rule) where rule is not null;
select tenant_table('bank_entry', 'select, insert, update');

-- One telling of one movement. Without an entry it waits in doubt whether its money is counted already.
create table bank_report
(
    tenant       text        not null default current_tenant() references tenant,
    fingerprint  text        not null,
    account      text        not null,
    entry        text,
    channel      text        not null,
    statement    text,
    direction    text        not null check (direction in ('credit', 'debit')),
    currency     text        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    day          date        not null,
    value_date   date,
    pending      boolean     not null,
    reference    text,
    marks        text[]      not null,
    said         jsonb       not null,
    reported_at  timestamptz not null default now(),
    primary key (tenant, fingerprint),
    foreign key (tenant, account) references own_account,
    foreign key (tenant, entry) references bank_entry
);
create index bank_report_of_entry on bank_report (tenant, entry);
create index bank_report_in_doubt on bank_report (tenant, account) where entry is null;
select tenant_table('bank_report', 'select, insert, update');

-- The payments that an entry brought: one, or one for each of its transactions. A total that its transactions replaced is not current.
create table bank_entry_payment
(
    tenant  text    not null default current_tenant() references tenant,
    payment text    not null,
    entry   text    not null,
    current boolean not null default true,
    primary key (tenant, payment),
    foreign key (tenant, payment) references payment,
    foreign key (tenant, entry) references bank_entry
);
create index payments_of_bank_entry on bank_entry_payment (tenant, entry);
select tenant_table('bank_entry_payment', 'select, insert, update');

-- Money that the bank took back, and the payment it took; without one it waits for the payment or for a person.
create table bank_return
(
    tenant       text        not null default current_tenant() references tenant,
    entry        text        not null,
    part         integer     not null,
    account      text        not null,
    currency     text        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    refs         text[]      not null,
    payment      text,
    recorded_at  timestamptz not null default now(),
    primary key (tenant, entry, part),
    foreign key (tenant, entry) references bank_entry,
    foreign key (tenant, payment) references payment
);
create index bank_return_open on bank_return (tenant, account) where payment is null;
select tenant_table('bank_return', 'select, insert, update');

-- What a bank said that code does not decide. Closed by a person, or by a later report that clears it.
create table bank_question
(
    tenant      text        not null default current_tenant() references tenant,
    id          uuid        not null default gen_random_uuid(),
    kind        text        not null,
    account     text        not null,
    -- What it is about, so that the same question is asked once: a report, or an entry and its part.
    subject     text        not null,
    entry       text,
    message     text        not null,
    opened_at   timestamptz not null default now(),
    answer      text,
    answered_by text,
    note        text,
    answered_at timestamptz,
    primary key (tenant, id),
    unique (tenant, kind, subject),
    check ((answer is null) = (answered_at is null))
);
create index bank_question_open on bank_question (tenant, opened_at, id) where answer is null;
select tenant_table('bank_question', 'select, insert, update');

-- Other names under which banks report an account: with and without country code, in canonical form.
create table own_account_name
(
    tenant  text not null default current_tenant() references tenant,
    name    text not null check (name <> '' and length(name) <= 80),
    account text not null,
    primary key (tenant, name),
    foreign key (tenant, account) references own_account
);
select tenant_table('own_account_name', 'select, insert, update, delete');
