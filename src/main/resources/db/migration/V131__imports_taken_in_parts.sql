-- An import that is too large for one answer: its rows are kept in parts, a job takes one part after the other, each in a transaction
-- of its own that also counts it as taken and forgets the part. After a crash the next part is the first that is still there. Imports
-- of one kind are taken one after the other in the order of their sequence.
create table import_run
(
    tenant       text        not null default current_tenant() references tenant,
    id           uuid        not null,
    sequence     bigint generated always as identity,
    kind         text        not null check (kind in ('open-items', 'customers')),
    state        text        not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    actor        text        not null,
    received_at  timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    row_count    int         not null check (row_count >= 0),
    rows_taken   int         not null default 0,
    accepted     int         not null default 0,
    unchanged    int         not null default 0,
    refused      int         not null default 0,
    -- Items that a full import lacked and therefore closed; null for other imports and before its end.
    closed       int,
    complete     boolean     not null,
    as_of        timestamptz,
    legal_entity text,
    -- What the parts so far said, for the end of a full import.
    unnamed      boolean     not null default false,
    entities     text[]      not null default '{}',
    reason       text,
    primary key (tenant, id),
    check (rows_taken <= row_count),
    check ((state in ('done', 'failed')) = (finished_at is not null)),
    check (state <> 'failed' or reason is not null)
);
create index import_run_unfinished on import_run (tenant, kind, sequence) where state in ('waiting', 'running');
select tenant_table('import_run', 'select, insert, update');

create table import_part
(
    tenant text not null default current_tenant() references tenant,
    import uuid not null,
    number int  not null,
    -- As text: JSON in the database keeps no NUL character, and a row that holds one is refused by name, not lost.
    content text not null,
    primary key (tenant, import, number),
    foreign key (tenant, import) references import_run
);
select tenant_table('import_part', 'select, insert, delete');

-- Ids that parts of an import named, so that a later part knows the doubles and a full import what it lacks. Forgotten at its end.
create table import_named
(
    tenant       text not null default current_tenant() references tenant,
    import       uuid not null,
    subject      text not null,
    content_hash text,
    primary key (tenant, import, subject),
    foreign key (tenant, import) references import_run
);
select tenant_table('import_named', 'select, insert, update, delete');

create table import_refusal
(
    tenant     text not null default current_tenant() references tenant,
    import     uuid not null,
    id         bigint generated always as identity,
    row_number int  not null,
    code       text not null,
    message    text not null,
    field      text,
    primary key (tenant, import, id),
    foreign key (tenant, import) references import_run
);
create index import_refusal_in_order on import_refusal (tenant, import, row_number, id);
select tenant_table('import_refusal', 'select, insert');
