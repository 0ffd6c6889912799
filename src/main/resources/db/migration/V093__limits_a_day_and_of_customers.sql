-- Limits hold for one posting and, where a group says so, for what a person gives away in a day (UTC, by the time of recording; what is
-- taken back later stays counted). A customer's limit holds besides the clerk's: the lower wins. Whoever approves goes by the own group
-- alone, and what was approved counts for the approver. The group "certifier" stands for what the system posts without a person.
alter table posting_limit add column write_off_day_minor bigint check (write_off_day_minor >= 0);
alter table posting_limit add column discount_day_minor bigint check (discount_day_minor >= 0);

create table customer_limit
(
    tenant          text        not null default current_tenant() references tenant,
    customer        text        not null,
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    write_off_minor bigint      not null check (write_off_minor >= 0),
    discount_minor  bigint      not null check (discount_minor >= 0),
    changed_at      timestamptz not null default now(),
    primary key (tenant, customer, currency),
    foreign key (tenant, customer) references customer
);
select tenant_table('customer_limit', 'select, insert, update');

create index posting_given_away on posting (tenant, recorded_at) where kind in ('application', 'netting', 'write_off', 'exchange', 'intercompany');

create function limit_in(what text, write_off bigint, discount bigint) returns bigint
    language sql immutable as
$$
select case what when 'discount' then discount else write_off end
$$;

-- What the person gave away today. Two postings at once would not see each other: whoever counts holds the person's lock to the end.
create function given_today(what text, person text, wanted text, besides text) returns bigint
    language plpgsql as
$$
begin
    perform pg_advisory_xact_lock(hashtextextended('given by ' || current_tenant() || '/' || person, 0));
    return (select coalesce(sum(e.amount_minor), 0) from posting p
            join decision d on d.tenant = p.tenant and d.id = p.decision
            join posting_entry e on e.tenant = p.tenant and e.posting = p.id
            where p.tenant = current_tenant() and p.kind in ('application', 'netting', 'write_off', 'exchange', 'intercompany')
              and p.recorded_at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'
              and coalesce(d.approver, d.actor) = person and e.account_role = what and e.currency = wanted
              and p.id is distinct from besides);
end
$$;

-- The most that a person may give away now in one posting, and which limit says so; no row: nothing limits it.
create function most_to_give(what text, person text, groups text[], customers text[], wanted text, besides text)
    returns table (most bigint, says text)
    language plpgsql as
$$
declare
    daily bigint;
begin
    if person = 'certifier' and not exists(select from posting_limit l where l.tenant = current_tenant()
                                           and l.clerk_group = 'certifier' and l.currency = wanted) then
        return;
    end if;
    if person = 'certifier' then
        groups := array ['certifier'];
        customers := '{}';
    end if;
    select min(limit_in(what, l.write_off_day_minor, l.discount_day_minor)) into daily from posting_limit l
    where l.tenant = current_tenant() and l.currency = wanted and l.clerk_group = any (groups);
    return query
        select found.most, found.says from (
            select clerk_limit(what, groups, wanted) as most, 'clerk' as says
            union all
            select min(limit_in(what, c.write_off_minor, c.discount_minor)), 'customer' from customer_limit c
            where c.tenant = current_tenant() and c.currency = wanted and c.customer = any (customers)
            union all
            select greatest(0, daily - given_today(what, person, wanted, besides)), 'day' where daily is not null) found
        where found.most is not null order by found.most, found.says limit 1;
end
$$;

-- Limits of clerks bind clerks: a tenant that limits only what is posted without a person limits no clerk.
create or replace function clerk_limit(what text, groups text[], wanted text) returns bigint
    language sql stable as
$$
select case
    when not exists(select from posting_limit where tenant = current_tenant()
                    and (clerk_group <> 'certifier' or clerk_group = any (groups))) then null
    else coalesce((select min(limit_in(what, write_off_minor, discount_minor)) from posting_limit
                   where tenant = current_tenant() and currency = wanted and clerk_group = any (groups)), 0)
    end
$$;

create or replace function given_away_within_limits() returns trigger
    language plpgsql as
$$
declare
    cited decision;
    given record;
begin
    if not exists(select from posting_limit where tenant = new.tenant)
        and not exists(select from customer_limit where tenant = new.tenant) then
        return null;
    end if;
    select * into cited from decision where tenant = new.tenant and id = new.decision;
    if cited.actor = 'bank' then
        return null;
    end if;
    for given in
        select account_role, currency, sum(amount_minor) as minor, array_remove(array_agg(distinct customer), null) as customers
        from posting_entry
        where tenant = new.tenant and posting = new.id and account_role in ('write_off', 'discount')
        group by account_role, currency
        loop
            if given.minor > any (select m.most from most_to_give(given.account_role, cited.actor, cited.actor_groups, given.customers,
                                                                  given.currency, new.id) m)
                and (cited.approver is null
                    or given.minor > any (select m.most from most_to_give(given.account_role, cited.approver, cited.approver_groups, '{}',
                                                                          given.currency, new.id) m)) then
                raise exception '% of % % is above the limit of %', given.account_role, given.minor, given.currency, cited.actor
                    using errcode = 'check_violation';
            end if;
        end loop;
    return null;
end
$$;

drop trigger given_away_within_limits on posting;
create constraint trigger given_away_within_limits
    after insert on posting
    deferrable initially deferred
    for each row when (new.kind in ('application', 'netting', 'write_off', 'exchange', 'intercompany'))
    execute function given_away_within_limits();
