-- Every table with content leads with the tenant and passes through tenant_table(): row-level security, forced for the owner too.
-- The application role owns nothing and sees the rows of the tenant named by the transaction-local setting quittance.tenant;
-- without it current_setting(..., true) is null or empty, no row matches, and an insert has no tenant to take: it fails closed.

create function tenant_table(content regclass, privileges text) returns void
    language plpgsql as
$$
begin
    execute format('alter table %s enable row level security', content);
    execute format('alter table %s force row level security', content);
    execute format(
        'create policy tenant_rows on %s using (tenant = current_setting(''quittance.tenant'', true)) '
            || 'with check (tenant = current_setting(''quittance.tenant'', true))', content);
    if privileges <> '' then
        execute format('grant %s on %s to %I', privileges, content, '${app_role}');
    end if;
end
$$;

revoke all on function tenant_table(regclass, text) from public;

-- The tenant of the running transaction, for column defaults; an error when there is none.
create function current_tenant() returns text
    language plpgsql stable as
$$
declare
    named text := nullif(current_setting('quittance.tenant', true), '');
begin
    if named is null then
        raise exception 'no tenant is set in this transaction' using errcode = 'insufficient_privilege';
    end if;
    return named;
end
$$;

-- Append-only tables get this trigger besides missing grants: it also stops the owner.
create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- The registry of tenants itself has no tenant and holds no content.
create table tenant
(
    id         text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name       text        not null,
    created_at timestamptz not null default now()
);

grant select, insert on tenant to ${app_role};
grant usage on schema public to ${app_role};
