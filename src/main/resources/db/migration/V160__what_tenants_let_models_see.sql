-- Which models a tenant's mails are shown to, which of them and how much of each. Each change is a version; the newest is in force.
-- Null is what the installation has. Models are names of settings: neither keys nor addresses are here.
create table model_settings_version
(
    tenant       text        not null default current_tenant() references tenant,
    version      int         not null check (version > 0),
    models       text[]      check (cardinality(models) between 1 and 20),
    asking       text        check (asking in ('in-doubt', 'always')),
    privacy      text        check (privacy in ('none', 'masked', 'text', 'images')),
    keep_content boolean     not null,
    actor        text        not null,
    recorded_at  timestamptz not null default now(),
    primary key (tenant, version)
);
create trigger model_settings_version_only_grows before update or delete on model_settings_version
    for each row execute function refuse_change();
select tenant_table('model_settings_version', 'select, insert');
