-- Our own accounts and the payments on them. A payment's identity never changes its content: the bank may only move it on
-- (pending, booked, returned) and fill what was missing.

create table own_account
(
    tenant       text        not null default current_tenant() references tenant,
    id           text        not null check (id <> '' and length(id) <= 80),
    legal_entity text        not null,
    created_at   timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, legal_entity) references legal_entity
);
select tenant_table('own_account', 'select, insert');

create table payment
(
    tenant                  text        not null default current_tenant() references tenant,
    id                      text        not null check (id <> '' and length(id) <= 120),
    reference               text,
    canonical_reference     text        not null default '',
    account                 text        not null,
    legal_entity            text        not null,
    status                  text        not null check (status in ('pending', 'booked', 'returned')),
    -- Debits, fees, own transfers, sweeps and card settlements are no receipts, by visible rule or decision.
    nature                  text        not null default 'receipt'
        check (nature in ('receipt', 'debit', 'fee', 'own_transfer', 'sweep', 'card_settlement')),
    amount_minor            bigint      not null check (amount_minor <> 0),
    currency                text        not null check (currency ~ '^[A-Z]{3}$'),
    value_date              date,
    booking_date            date,
    method                  text,
    payer_name              text,
    payer_account           text,
    payer_account_canonical text,
    bank_text               text,
    bank_references         jsonb       not null default '[]',
    imported_at             timestamptz not null default now(),
    changed_at              timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, account) references own_account,
    foreign key (tenant, legal_entity) references legal_entity
);
create index payment_of_amount on payment (tenant, currency, amount_minor, value_date);
create index payment_of_payer_account on payment (tenant, payer_account_canonical);
select tenant_table('payment', 'select, insert, update');

-- Everything a payment can be called by, in canonical form: its references and the words of its text.
create table payment_reference
(
    tenant    text not null default current_tenant() references tenant,
    canonical text not null,
    payment   text not null,
    primary key (tenant, canonical, payment),
    foreign key (tenant, payment) references payment
);
create index references_of_payment on payment_reference (tenant, payment);
select tenant_table('payment_reference', 'select, insert');

-- Where the money of a booked payment stands. Written by the ledger only; the check is the invariant that no cent is lost.
create table payment_balance
(
    tenant               text   not null default current_tenant() references tenant,
    payment              text   not null,
    amount_minor         bigint not null check (amount_minor > 0),
    unidentified_minor   bigint not null check (unidentified_minor >= 0),
    unapplied_minor      bigint not null default 0 check (unapplied_minor >= 0),
    unapplied_customer   text,
    on_account_minor     bigint not null default 0 check (on_account_minor >= 0),
    applied_minor        bigint not null default 0 check (applied_minor >= 0),
    refunded_minor       bigint not null default 0 check (refunded_minor >= 0),
    written_off_minor    bigint not null default 0 check (written_off_minor >= 0),
    not_receivable_minor bigint not null default 0 check (not_receivable_minor >= 0),
    returned_minor       bigint not null default 0 check (returned_minor >= 0),
    primary key (tenant, payment),
    foreign key (tenant, payment) references payment,
    foreign key (tenant, unapplied_customer) references customer,
    check ((unapplied_minor = 0) = (unapplied_customer is null)),
    check (amount_minor = unidentified_minor + unapplied_minor + on_account_minor + applied_minor + refunded_minor
        + written_off_minor + not_receivable_minor + returned_minor)
);
select tenant_table('payment_balance', 'select, insert, update');
