-- A write that carries an Idempotency-Key leaves its answer here: the same request again gets the same answer and does nothing.
-- status is null while the first call still runs.
create table idempotent_request
(
    tenant       text        not null default current_tenant() references tenant,
    key          text        not null check (length(key) between 1 and 255),
    request_hash text        not null,
    started_at   timestamptz not null,
    status       int,
    headers      text,
    body         bytea,
    primary key (tenant, key)
);

create index idempotent_request_age on idempotent_request (tenant, started_at);

select tenant_table('idempotent_request', 'select, insert, update, delete');
