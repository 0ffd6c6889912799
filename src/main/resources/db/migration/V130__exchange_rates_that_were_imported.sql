-- Rates as somebody imported them: one unit of from_currency is rate units of to_currency on that day. Rows are only added; of several
-- for the same day and pair the one said last counts, and what was posted with an earlier one can still be explained.
create table exchange_rate
(
    tenant        text        not null default current_tenant() references tenant,
    id            bigint generated always as identity,
    rate_date     date        not null,
    from_currency text        not null check (from_currency ~ '^[A-Z]{3}$'),
    to_currency   text        not null check (to_currency ~ '^[A-Z]{3}$' and to_currency <> from_currency),
    rate          numeric     not null check (rate > 0),
    source        text        not null check (source <> ''),
    imported_at   timestamptz not null default now(),
    primary key (tenant, id)
);
create index exchange_rate_of_day on exchange_rate (tenant, from_currency, to_currency, rate_date, id);
create trigger exchange_rate_only_grows before update or delete on exchange_rate for each row execute function refuse_change();
select tenant_table('exchange_rate', 'select, insert');
