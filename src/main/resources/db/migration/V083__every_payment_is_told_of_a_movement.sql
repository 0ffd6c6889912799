-- A payment that somebody gives by itself is one more report of its account, and every report knows the file it stood in.

-- What a statement says of itself, so that a repetition can be told from a second one.
create table bank_origin
(
    tenant      text        not null default current_tenant() references tenant,
    id          text        not null,
    account     text        not null,
    channel     text        not null,
    name        text        not null,
    period_from timestamp,
    period_to   timestamp,
    opening     text,
    closing     text,
    taken_at    timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, account) references own_account
);
select tenant_table('bank_origin', 'select, insert');

alter table bank_report
    -- The same for the same words, whatever file they stand in.
    add column words       text,
    add column origin      text,
    -- The report in another file that says the same, when nothing tells whether this one repeats it.
    add column again       text,
    -- The id under which it was given as a payment.
    add column given       text,
    add column days_unsure integer not null default 0,
    -- Minor units of the transactions inside, when they are several.
    add column parts       bigint[] not null default '{}',
    add foreign key (tenant, origin) references bank_origin;
create index bank_report_of_words on bank_report (tenant, words);
create index bank_report_of_parts on bank_report (tenant, account) where parts <> '{}';
create index bank_report_of_given on bank_report (tenant, account, given) where given is not null;
create index bank_report_again on bank_report (tenant, origin) where again is not null and entry is null;

-- An id that somebody gave to money that was in the books already.
create table payment_alias
(
    tenant   text        not null default current_tenant() references tenant,
    id       text        not null check (id <> '' and length(id) <= 120),
    entry    text        not null,
    given_at timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, entry) references bank_entry
);
create index payment_alias_of_entry on payment_alias (tenant, entry);
select tenant_table('payment_alias', 'select, insert');

do
$$
declare
    each text;
begin
    for each in select id from tenant
        loop
            perform set_config('quittance.tenant', each, true);
            update bank_report set words = fingerprint;
            insert into bank_entry (id, account, direction, currency, amount_minor, day, value_date, reference, pending, nature)
            select account || ':id:' || id, account, 'credit', currency, amount_minor,
                coalesce(booking_date, value_date, imported_at::date), value_date, null, status = 'pending', 'receipt'
            from payment p
            where not exists (select 1 from bank_entry_payment l where l.payment = p.id);
            insert into bank_report (fingerprint, words, account, entry, channel, direction, currency, amount_minor, day,
                value_date, pending, marks, given, days_unsure, said)
            select 'given:' || id, 'given:' || id, account, account || ':id:' || id, 'REST', 'credit', currency, amount_minor,
                coalesce(booking_date, value_date, imported_at::date), value_date, status = 'pending',
                array(select r ->> 'value' from jsonb_array_elements(bank_references) r where r ->> 'value' ~ '[0-9]')
                    || case when id ~ '[0-9]' and length(id) > 3 then array [id] else '{}' end
                    || case when payer_account_canonical is null then '{}' else array ['account:' || payer_account_canonical] end,
                id, case when coalesce(booking_date, value_date) is null then 15 else 5 end, '{}'
            from payment p
            where not exists (select 1 from bank_entry_payment l where l.payment = p.id);
            insert into bank_entry_payment (payment, entry)
            select id, account || ':id:' || id
            from payment p
            where not exists (select 1 from bank_entry_payment l where l.payment = p.id);
        end loop;
    perform set_config('quittance.tenant', '', true);
end
$$;

alter table bank_report
    alter column words set not null;
