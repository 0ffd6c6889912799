-- In their order; a tenant without a version has the rules that come with the product.
create table receipt_rules_version
(
    tenant     text        not null default current_tenant() references tenant,
    version    integer     not null check (version > 0),
    written_by text        not null,
    written_at timestamptz not null default now(),
    primary key (tenant)
);
select tenant_table('receipt_rules_version', 'select, insert, update');

create table receipt_rule
(
    tenant      text    not null default current_tenant() references tenant,
    position    integer not null check (position > 0),
    name        text    not null check (name <> '' and length(name) <= 80),
    direction   text check (direction in ('credit', 'debit')),
    code        text,
    party       text,
    words       text,
    own_account boolean not null,
    returned    boolean not null,
    nature      text    not null,
    primary key (tenant, position),
    unique (tenant, name),
    check (code is not null or party is not null or words is not null or own_account or returned)
);
select tenant_table('receipt_rule', 'select, insert, delete');
