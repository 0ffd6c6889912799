-- What analysts' decisions teach about payers. A fact without a customer is about the whole tenant: an account or name that
-- identifies nobody; it counts when a second person approved it. The ERP's imports own customer_bank_account and may rewrite it;
-- nothing here is touched by them. Counts are those of the uses: a use whose posting was reversed proves nothing.

create table learned_fact
(
    tenant      text        not null default current_tenant() references tenant,
    id          uuid        not null,
    kind        text        not null check (kind in ('account', 'remitter', 'name', 'collecting-account', 'collecting-name')),
    pattern     text        not null check (pattern <> '' and length(pattern) <= 200),
    customer    text,
    state       text        not null check (state in ('active', 'awaiting', 'removed')),
    learned_by  text        not null,
    learned_at  timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    removed_by  text,
    removed_at  timestamptz,
    primary key (tenant, id),
    foreign key (tenant, customer) references customer,
    constraint learned_about_one_or_all check ((customer is null) = (kind in ('collecting-account', 'collecting-name'))),
    constraint learned_by_two check (approved_by <> learned_by),
    constraint learned_for_all_needs_two check (customer is not null or state <> 'active' or approved_by is not null),
    constraint learned_and_removed check ((state = 'removed') = (removed_by is not null))
);
create unique index learned_once on learned_fact (tenant, pattern, kind, coalesce(customer, '')) where state <> 'removed';
select tenant_table('learned_fact', 'select, insert, update');

create table learned_use
(
    tenant      text        not null default current_tenant() references tenant,
    fact        uuid        not null,
    payment     text        not null,
    message     text,
    actor       text        not null,
    confirmed   boolean     not null,
    proven      boolean     not null,
    used_at     timestamptz not null,
    reversed_at timestamptz,
    primary key (tenant, fact, payment),
    foreign key (tenant, fact) references learned_fact
);
create index learned_use_of_message on learned_use (tenant, message) where reversed_at is null;
select tenant_table('learned_use', 'select, insert, update');
