-- How much a clerk may give away by an own decision: for each group, in each currency. Of several groups the lowest limit holds. As soon
-- as a tenant has set one, whoever has none may give away nothing. What is above it needs an approver who may, and who is not the actor
-- (the table decision refuses that). Policies, not this table, limit what is posted without a person.
create table posting_limit
(
    tenant          text        not null default current_tenant() references tenant,
    clerk_group     text        not null check (clerk_group ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    write_off_minor bigint      not null check (write_off_minor >= 0),
    discount_minor  bigint      not null check (discount_minor >= 0),
    changed_at      timestamptz not null default now(),
    primary key (tenant, clerk_group, currency)
);
select tenant_table('posting_limit', 'select, insert, update');

alter table decision add column actor_groups text[] not null default '{}';
alter table decision add column approver_groups text[] not null default '{}';
alter table decision add constraint groups_of_an_approver_need_one check (approver is not null or approver_groups = '{}');

-- Null: nothing is limited.
create function clerk_limit(what text, groups text[], wanted text) returns bigint
    language sql stable as
$$
select case
    when not exists(select from posting_limit where tenant = current_tenant()) then null
    else coalesce((select min(case what when 'discount' then discount_minor else write_off_minor end) from posting_limit
                   where tenant = current_tenant() and currency = wanted and clerk_group = any (groups)), 0)
    end
$$;

-- Who posts within the limit is the actor or the approver, whatever the program believed.
create function given_away_within_limits() returns trigger
    language plpgsql as
$$
declare
    cited decision;
    given record;
begin
    if not exists(select from posting_limit where tenant = new.tenant) then
        return null;
    end if;
    select * into cited from decision where tenant = new.tenant and id = new.decision;
    if cited.actor in ('certifier', 'bank') then
        return null;
    end if;
    for given in
        select account_role, currency, sum(amount_minor) as minor from posting_entry
        where tenant = new.tenant and posting = new.id and account_role in ('write_off', 'discount')
        group by account_role, currency
        loop
            if given.minor > clerk_limit(given.account_role, cited.actor_groups, given.currency)
                and (cited.approver is null
                    or given.minor > clerk_limit(given.account_role, cited.approver_groups, given.currency)) then
                raise exception '% of % % is above the limit of %', given.account_role, given.minor, given.currency, cited.actor
                    using errcode = 'check_violation';
            end if;
        end loop;
    return null;
end
$$;

create constraint trigger given_away_within_limits
    after insert on posting
    deferrable initially deferred
    for each row when (new.kind in ('application', 'netting', 'write_off')) execute function given_away_within_limits();
