-- A request to read or match stored messages anew, in shadow first. What it is about is fixed when it is made: its items. A wish that
-- is open already is not opened twice.
create table reprocessing
(
    tenant         text        not null default current_tenant() references tenant,
    id             uuid        not null,
    -- As it was asked for, and a digest of it by which the same wish is known.
    request        jsonb       not null check (jsonb_typeof(request) = 'object'),
    request_sha256 text        not null,
    stage          text        not null check (stage in ('read', 'advice', 'match')),
    -- Null is the built-in reader alone.
    model          text,
    prompt         text check ((prompt is null) = (model is null)),
    policy_version int check (policy_version > 0),
    policy_draft   uuid,
    mode           text        not null check (mode in ('shadow', 'apply')),
    reverse        boolean     not null,
    state          text        not null check (state in ('estimated', 'running', 'paused', 'done', 'cancelled')),
    -- What is under way: comparing, or putting into the messages what the comparison showed.
    phase          text        not null default 'compare' check (phase in ('compare', 'promote')),
    estimate       jsonb       not null check (jsonb_typeof(estimate) = 'object'),
    actor          text        not null,
    promoted_by    text,
    requested_at   timestamptz not null,
    changed_at     timestamptz not null,
    primary key (tenant, id),
    foreign key (tenant, policy_draft) references policy_draft,
    check (policy_version is null or policy_draft is null)
);
create unique index reprocessing_open on reprocessing (tenant, request_sha256) where state in ('estimated', 'running', 'paused');
create index reprocessing_by_time on reprocessing (tenant, requested_at desc, id desc);
select tenant_table('reprocessing', 'select, insert, update');

-- One message of it. Outcome and money are written once, in one transaction with the step to the next item.
create table reprocessing_item
(
    tenant           text        not null default current_tenant() references tenant,
    reprocessing     uuid        not null,
    position         int         not null check (position > 0),
    message          uuid        not null,
    work             text        not null default 'waiting' check (work in ('waiting', 'queued', 'done')),
    -- How often a model was not there for it.
    postponed        int         not null default 0,
    outcome          text check (outcome in ('same', 'better', 'worse', 'different', 'failed')),
    reason           text,
    difference       jsonb       not null default '{}' check (jsonb_typeof(difference) = 'object'),
    -- Cash applied by currency, before and after, as decimals.
    money            jsonb       not null default '{}' check (jsonb_typeof(money) = 'object'),
    -- What a promotion needs: the new reading, what it was made of, and by what it is told that nothing has changed since.
    reading          jsonb,
    source_sha256    text,
    before_sha256    text,
    after_sha256     text,
    promotion        text check (promotion in ('opened', 'reversed', 'left', 'failed')),
    promotion_code   text,
    promotion_reason text,
    changed_at       timestamptz,
    primary key (tenant, reprocessing, position),
    unique (tenant, reprocessing, message),
    foreign key (tenant, reprocessing) references reprocessing,
    foreign key (tenant, message) references message,
    check ((promotion = 'left') <= (promotion_code is not null))
);
create index reprocessing_item_waiting on reprocessing_item (tenant, reprocessing, position) where work <> 'done';
select tenant_table('reprocessing_item', 'select, insert, update');
