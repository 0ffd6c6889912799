-- Money in another currency than the items, and items of another legal entity than the money's. Both pass a clearing account: an
-- exchange within one posting, where each currency sums to zero by itself; the other entity by a posting of its own in the same
-- transaction, the half.
alter table posting drop constraint posting_kind_check;
alter table posting add constraint posting_kind_check check (kind in
    ('receipt', 'application', 'netting', 'settlement', 'reversal', 'return', 'on_account', 'refund', 'write_off', 'not_receivable',
     'exchange', 'intercompany'));
alter table posting_entry drop constraint posting_entry_account_role_check;
alter table posting_entry add constraint posting_entry_account_role_check check (account_role in
    ('cash', 'unidentified', 'unapplied', 'on_account', 'receivable', 'discount', 'write_off', 'tax_receivable', 'deduction',
     'refund', 'not_receivable', 'bank_fee', 'exchange_difference', 'exchange_clearing', 'intercompany'));
alter table posting_entry add constraint exchange_difference_names_its_item
    check (account_role <> 'exchange_difference' or (open_item is not null and payment is not null));
alter table posting_entry add constraint exchanged_money_is_of_a_payment
    check (account_role <> 'exchange_clearing' or payment is not null);

-- What the payment gave for the amount, when its currency is another one; the rate is of the item's currency for one of the payment's.
alter table application add column paid_currency text check (paid_currency ~ '^[A-Z]{3}$' and paid_currency <> currency);
alter table application add column paid_minor bigint check (paid_minor > 0);
alter table application add column rate numeric check (rate > 0);
alter table application add column rate_source text check (rate_source <> '');
alter table application add constraint application_exchange_is_said_whole check (
    num_nulls(paid_currency, paid_minor, rate, rate_source) in (0, 4));

create or replace function posting_balances() returns trigger
    language plpgsql as
$$
declare
    counted record;
    wrong record;
begin
    select count(*) as entries, count(distinct currency) as currencies,
        count(distinct currency) filter (where account_role = 'exchange_clearing') as cleared into counted
    from posting_entry where tenant = new.tenant and posting = new.id;
    if counted.entries < 2 then
        raise exception 'posting % has % entries', new.id, counted.entries using errcode = 'check_violation';
    end if;
    if counted.currencies > 2 or counted.cleared <> 2 * (counted.currencies - 1)
        or (counted.currencies = 2 and new.kind <> 'exchange'
            and not exists(select from posting p where p.tenant = new.tenant and p.id = new.reverses and p.kind = 'exchange')) then
        raise exception 'posting % mixes currencies', new.id using errcode = 'check_violation';
    end if;
    select currency, sum(case side when 'debit' then amount_minor else -amount_minor end) as rest into wrong
    from posting_entry where tenant = new.tenant and posting = new.id
    group by currency
    having sum(case side when 'debit' then amount_minor else -amount_minor end) <> 0
    limit 1;
    if found then
        raise exception 'posting % is out of balance by % %', new.id, wrong.rest, wrong.currency using errcode = 'check_violation';
    end if;
    return null;
end
$$;

-- What one legal entity gives for another, the other gets, in the same transaction or not at all.
create function halves_meet() returns trigger
    language plpgsql as
$$
begin
    if exists(select from posting_entry where tenant = new.tenant and posting = new.id and account_role = 'intercompany')
        and exists(select from posting p join posting_entry e on e.tenant = p.tenant and e.posting = p.id
                   where p.tenant = new.tenant and p.transaction_id = new.transaction_id and e.account_role = 'intercompany'
                   group by e.currency
                   having sum(case e.side when 'debit' then e.amount_minor else -e.amount_minor end) <> 0) then
        raise exception 'the legal entities of transaction % do not meet', new.transaction_id using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger halves_meet
    after insert on posting
    deferrable initially deferred
    for each row when (new.kind in ('application', 'netting', 'exchange', 'intercompany', 'reversal')) execute function halves_meet();
