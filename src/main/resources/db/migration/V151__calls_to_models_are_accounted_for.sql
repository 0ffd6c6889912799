-- Every question to a model: begun before it is asked, so that one whose process died is seen and its tokens count as used; ended with
-- what it took; judged with what could be made of the answer. Each word is said once. A question that was answered before (kept) costs
-- nothing. reserved is what the question may take at most; it counts against the budgets until the provider's own count is here.
-- asking is when the asking about the message began that the question belongs to.
create table model_call
(
    tenant         text        not null default current_tenant() references tenant,
    id             uuid        not null,
    message        uuid        not null,
    asking         timestamptz not null,
    day            date        not null,
    begun_at       timestamptz not null,
    model          text        not null check (model <> ''),
    prompt         text        not null check (prompt <> ''),
    prompt_sha256  text        not null check (prompt_sha256 ~ '^[0-9a-f]{64}$'),
    request        text        not null check (request ~ '^[0-9a-f]{64}$'),
    kept           boolean     not null,
    reserved       bigint      not null check (reserved >= 0),
    ended_at       timestamptz,
    outcome        text check (outcome in ('complete', 'truncated', 'refused', 'unavailable', 'failed')),
    answered_by    text,
    mode           text,
    input_tokens   bigint check (input_tokens >= 0),
    output_tokens  bigint check (output_tokens >= 0),
    cost           numeric check (cost >= 0),
    currency       text check (currency ~ '^[A-Z]{3}$'),
    millis         bigint check (millis >= 0),
    usable         boolean,
    values_refused int check (values_refused >= 0),
    primary key (tenant, id),
    foreign key (tenant, message) references message (tenant, id),
    check ((ended_at is null) = (outcome is null)),
    check ((cost is null) = (currency is null)),
    check ((input_tokens is null) = (output_tokens is null))
);
create index model_call_by_day on model_call (tenant, day);
create index model_call_of_message on model_call (tenant, message, asking);
create index model_call_under_way on model_call (tenant, request) where ended_at is null;
select tenant_table('model_call', 'select, insert, update, delete');

create function refuse_second_word() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'DELETE' then
        -- A question that a breaker or a bound kept from being sent is no call.
        if old.ended_at is null then
            return old;
        end if;
    elsif not exists (select 1 from jsonb_each(to_jsonb(old)) as was
                      where was.value <> 'null'::jsonb and to_jsonb(new) -> was.key is distinct from was.value) then
        return new;
    end if;
    raise exception 'what % says is said once', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger model_call_is_said_once
    before update or delete
    on model_call
    for each row
execute function refuse_second_word();

create trigger model_call_stays_whole
    before truncate
    on model_call
    for each statement
execute function refuse_change();

-- Which message an answer is kept with. The answer itself is derived content of that message, sealed with its key and erased with it.
create table model_answer
(
    tenant    text        not null default current_tenant() references tenant,
    request   text        not null check (request ~ '^[0-9a-f]{64}$'),
    message   uuid        not null,
    stored_at timestamptz not null,
    primary key (tenant, request),
    foreign key (tenant, message) references message (tenant, id)
);
select tenant_table('model_answer', 'select, insert, update');
