-- One mapping for each of our accounts whose bank gives CSV.
create table payment_mapping
(
    tenant     text        not null default current_tenant() references tenant,
    account    text        not null,
    version    integer     not null default 1 check (version > 0),
    mapping    jsonb       not null,
    written_by text        not null,
    written_at timestamptz not null default now(),
    primary key (tenant, account),
    foreign key (tenant, account) references own_account
);
select tenant_table('payment_mapping', 'select, insert, update');
