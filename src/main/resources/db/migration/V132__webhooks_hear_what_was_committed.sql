-- Where a tenant wants to hear of events, and what each target has not heard yet. The events are rows of the transaction that made
-- what they tell of: both are there or neither. A row goes when its target has answered, so that one that commits late is found like
-- any other. The secret is encrypted like a mail's content, under a key that the installation's secret wraps.
create table webhook
(
    tenant           text        not null default current_tenant() references tenant,
    id               uuid        not null,
    url              text        not null check (url <> '' and length(url) <= 2000),
    events           text[]      not null check (events <> '{}' and events <@ array ['posting.created', 'review.opened']),
    wrapped          bytea       not null,
    encrypted        bytea       not null,
    state            text        not null default 'active' check (state in ('active', 'stopped')),
    failures         int         not null default 0,
    reason           text,
    next_attempt_at  timestamptz,
    last_answered_at timestamptz,
    stopped_at       timestamptz,
    created_at       timestamptz not null,
    created_by       text        not null,
    primary key (tenant, id),
    check ((state = 'stopped') = (stopped_at is not null)),
    check (state <> 'stopped' or reason is not null)
);
select tenant_table('webhook', 'select, insert, update, delete');

create table webhook_event
(
    tenant      text        not null default current_tenant() references tenant,
    webhook     uuid        not null,
    id          bigint generated always as identity,
    -- By which a receiver knows an event that it was told before.
    event       uuid        not null default gen_random_uuid(),
    type        text        not null,
    data        jsonb       not null,
    occurred_at timestamptz not null default now(),
    primary key (tenant, webhook, id),
    foreign key (tenant, webhook) references webhook on delete cascade
);
select tenant_table('webhook_event', 'select, insert, delete');

-- A target that was given up hears nothing of what happens more than 30 days later; the journal has it.
create function tell_webhooks(of_tenant text, told_type text, told jsonb) returns void
    language sql as
$$
insert into webhook_event (tenant, webhook, type, data)
select of_tenant, id, told_type, told from webhook
where tenant = of_tenant and told_type = any (events) and (state = 'active' or stopped_at > now() - interval '30 days')
$$;

create function webhooks_hear_of_posting() returns trigger
    language plpgsql as
$$
begin
    perform tell_webhooks(new.tenant, 'posting.created', jsonb_build_object(
        'id', new.id, 'transaction', new.transaction_id, 'kind', new.kind, 'legalEntity', new.legal_entity,
        'postingDate', new.posting_date, 'reverses', new.reverses));
    return null;
end
$$;

create trigger webhooks_hear_of_posting after insert on posting for each row execute function webhooks_hear_of_posting();

create function webhooks_hear_of_review() returns trigger
    language plpgsql as
$$
begin
    perform tell_webhooks(new.tenant, 'review.opened', jsonb_build_object(
        'id', new.id, 'subjectKind', new.subject_kind, 'subject', coalesce(new.message::text, new.subject)));
    return null;
end
$$;

create trigger webhooks_hear_of_review after insert on review_case for each row execute function webhooks_hear_of_review();
