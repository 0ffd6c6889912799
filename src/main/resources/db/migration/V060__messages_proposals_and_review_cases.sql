-- A message and the one outcome it has. What it says in full lies encrypted in the content store; here is what lists and
-- matching need. revision counts changes: two people deciding the same case, one wins and the other is told.
create table message
(
    tenant         text        not null default current_tenant() references tenant,
    id             uuid        not null,
    sha256         text,
    origin         text        not null,
    received_at    timestamptz not null,
    subject        text,
    sender         text,
    status         text        not null check (status in
        ('received', 'reading', 'waiting', 'applied', 'partly-applied', 'review', 'not-a-remittance', 'duplicate', 'parked')),
    reasons        jsonb       not null default '[]',
    reading        jsonb,
    payer          text,
    amount         text,
    currency       text,
    advices        integer     not null default 0,
    duplicate_of   uuid,
    revision       bigint      not null default 0,
    changed_at     timestamptz not null,
    primary key (tenant, id),
    foreign key (tenant, duplicate_of) references message (tenant, id)
);
create index message_by_time on message (tenant, received_at desc, id desc);
create index message_by_status on message (tenant, status, received_at desc, id desc);
select tenant_table('message', 'select, insert, update');

create table message_part
(
    tenant     text    not null default current_tenant() references tenant,
    id         uuid    not null,
    message    uuid    not null,
    position   integer not null,
    path       text    not null,
    parent     text,
    role       text    not null,
    name       text,
    media_type text,
    size       bigint  not null,
    sha256     text,
    fate       text    not null,
    reason     text,
    primary key (tenant, id),
    unique (tenant, message, path),
    foreign key (tenant, message) references message (tenant, id)
);
-- Reading a message anew replaces its parts.
select tenant_table('message_part', 'select, insert, delete');

-- Who said it first: the same payment reference, amount and lines again, from whatever mail, is a duplicate and never posts.
create table advice_fingerprint
(
    tenant      text not null default current_tenant() references tenant,
    fingerprint text not null,
    message     uuid not null,
    primary key (tenant, fingerprint),
    foreign key (tenant, message) references message (tenant, id)
);
select tenant_table('advice_fingerprint', 'select, insert, delete');

create table proposal
(
    tenant     text        not null default current_tenant() references tenant,
    id         uuid        not null,
    message    uuid        not null,
    advice     integer     not null,
    payment    text,
    customer   text,
    verdict    text        not null check (verdict in ('APPLY', 'APPLY_PART', 'WAIT', 'REVIEW')),
    state      text        not null check (state in ('open', 'applied', 'rejected', 'superseded')),
    body       jsonb       not null,
    decided_by text,
    created_at timestamptz not null,
    primary key (tenant, id),
    foreign key (tenant, message) references message (tenant, id)
);
-- One explanation of an advice is current at a time.
create unique index proposal_current on proposal (tenant, message, advice) where state <> 'superseded';
create index proposal_open on proposal (tenant, verdict) where state = 'open';
select tenant_table('proposal', 'select, insert, update');

create table review_case
(
    tenant      text        not null default current_tenant() references tenant,
    id          uuid        not null,
    message     uuid        not null,
    proposal    uuid,
    reasons     jsonb       not null,
    state       text        not null check (state in ('open', 'decided', 'superseded')),
    opened_at   timestamptz not null,
    closed_at   timestamptz,
    action      text,
    actor       text,
    approver    text check (approver is null or approver <> actor),
    reason_code text,
    note        text,
    decision    jsonb,
    revision    bigint      not null default 0,
    primary key (tenant, id),
    foreign key (tenant, message) references message (tenant, id),
    foreign key (tenant, proposal) references proposal (tenant, id)
);
create index review_case_open on review_case (tenant, opened_at, id) where state = 'open';
select tenant_table('review_case', 'select, insert, update');
