-- Money of a payment that pays no item: on account of a customer (as a credit item that the posting makes), refunded, written off, or no
-- receivable at all. Each is a posting of its own kind.
alter table posting drop constraint posting_kind_check;
alter table posting add constraint posting_kind_check check (kind in
    ('receipt', 'application', 'netting', 'settlement', 'reversal', 'return', 'on_account', 'refund', 'write_off', 'not_receivable'));
alter table posting add constraint money_moved_is_of_a_payment
    check (kind not in ('on_account', 'refund', 'write_off', 'not_receivable') or payment is not null);
-- What was moved is taken back once, whoever tries.
create function a_move_is_reversed_once() returns trigger
    language plpgsql as
$$
begin
    if exists(select from posting p where p.tenant = new.tenant and p.id = new.reverses
              and p.kind in ('on_account', 'refund', 'write_off', 'not_receivable'))
        and exists(select from posting r where r.tenant = new.tenant and r.reverses = new.reverses and r.id <> new.id) then
        raise exception 'posting % was reversed before', new.reverses using errcode = 'unique_violation';
    end if;
    return null;
end
$$;
create trigger a_move_is_reversed_once after insert on posting
    for each row when (new.reverses is not null) execute function a_move_is_reversed_once();
create index posting_that_reverses on posting (tenant, reverses) where reverses is not null;

alter table posting_entry add constraint refund_and_no_receivable_name_their_payment
    check (account_role not in ('refund', 'not_receivable') or payment is not null);
alter table posting_entry add constraint money_on_account_stands_on_an_item
    check (account_role <> 'on_account' or open_item is not null);
