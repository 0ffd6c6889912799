-- What of a return's references names one transaction, as end-to-end id and the bank's own reference do: by them alone less than a
-- payment is taken back. What customers write on every payment, such as a document's number, names none.
alter table bank_return
    add column own_refs text[] not null default '{}';
