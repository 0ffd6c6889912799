-- A change of a policy that is not in force yet. Its body is a whole policy, made from the version in force at its scope (base);
-- activated only while that version is still in force. What was tried is kept with it, so that a reader of the history sees it.
create table policy_draft
(
    tenant         text        not null default current_tenant() references tenant,
    id             uuid        not null,
    base           int         not null,
    legal_entity   text        not null default '',
    customer_group text        not null default '',
    customer       text        not null default '',
    body           jsonb       not null check (jsonb_typeof(body) = 'object'),
    actor          text        not null,
    recorded_at    timestamptz not null default now(),
    dry_run        jsonb check (jsonb_typeof(dry_run) = 'object'),
    activated      int check (activated > 1),
    primary key (tenant, id),
    foreign key (tenant, activated) references policy_version (tenant, version),
    check (customer = '' or customer_group = '')
);
select tenant_table('policy_draft', 'select, insert, update');
