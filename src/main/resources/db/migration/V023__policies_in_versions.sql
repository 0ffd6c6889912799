-- Each change of a policy is a new version; postings cite the version that allowed them, so versions are never changed.
-- The newest version of a scope is in force; an empty body takes a scope back to what stands above it.
create table policy_version
(
    tenant         text        not null default current_tenant() references tenant,
    version        int         not null check (version > 1),
    legal_entity   text        not null default '',
    customer_group text        not null default '',
    customer       text        not null default '',
    body           jsonb       not null check (jsonb_typeof(body) = 'object'),
    actor          text        not null,
    recorded_at    timestamptz not null default now(),
    primary key (tenant, version),
    check (customer = '' or customer_group = '')
);
create index policy_of_scope on policy_version (tenant, customer, customer_group, legal_entity, version desc);
create trigger policy_version_only_grows before update or delete on policy_version for each row execute function refuse_change();
select tenant_table('policy_version', 'select, insert');
