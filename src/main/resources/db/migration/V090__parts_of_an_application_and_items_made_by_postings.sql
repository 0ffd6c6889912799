-- An application may settle part of its item with something else than cash, discount and write-off: tax that the customer withheld, a
-- bank's fee, a deduction. A deduction becomes an item of its own, made by the posting. The ERP does not know it, so its open amount is
-- zero; what the posting put on it makes it available, by the same sum as everything that the ERP does not contain yet.

alter table application add column parts_minor bigint not null default 0 check (parts_minor >= 0);
alter table application drop constraint application_check;
alter table application add constraint application_takes_something
    check (amount_minor + discount_minor + write_off_minor + parts_minor > 0);
alter table application add constraint application_of_a_credit_has_no_parts check (not credit or parts_minor = 0);

-- The account stays with the item for ever, also when the ERP owns it later: what is applied to it is taken off the account it stands on.
create table created_item
(
    tenant       text not null default current_tenant() references tenant,
    item         text not null,
    posting      text not null,
    account_role text not null check (account_role in ('deduction', 'on_account')),
    reason_code  text check (reason_code <> ''),
    primary key (tenant, item),
    foreign key (tenant, item) references open_item,
    foreign key (tenant, posting) references posting,
    check (account_role <> 'deduction' or reason_code is not null)
);
create index created_item_of_posting on created_item (tenant, posting);
select tenant_table('created_item', 'select, insert');

create table application_part
(
    tenant       text   not null default current_tenant() references tenant,
    application  text   not null,
    line         int    not null check (line > 0),
    role         text   not null check (role in ('tax', 'deduction', 'bank_fee', 'exchange')),
    amount_minor bigint not null check (amount_minor > 0),
    reason_code  text,
    created_item text,
    primary key (tenant, application, line),
    unique (tenant, created_item),
    foreign key (tenant, application) references application,
    foreign key (tenant, created_item) references created_item,
    check ((role = 'deduction') = (created_item is not null)),
    check (role <> 'deduction' or reason_code is not null)
);
select tenant_table('application_part', 'select, insert');

do
$$
    declare
        content text;
    begin
        foreach content in array array ['created_item', 'application_part']
            loop
                execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
                               content || '_only_grows', content);
                execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
                               content || '_is_never_emptied', content);
            end loop;
    end
$$;

-- What an application says its parts sum to is what they sum to, whichever of the rows was written.
create function parts_add_up() returns trigger
    language plpgsql as
$$
declare
    named text := case tg_table_name when 'application' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'application' end;
begin
    if (select a.parts_minor from application a where a.tenant = new.tenant and a.id = named)
        <> (select coalesce(sum(p.amount_minor), 0) from application_part p where p.tenant = new.tenant and p.application = named) then
        raise exception 'the parts of application % do not add up', named using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger application_parts_add_up
    after insert on application
    deferrable initially deferred
    for each row when (new.parts_minor > 0) execute function parts_add_up();
create constraint trigger application_parts_add_up
    after insert on application_part
    deferrable initially deferred
    for each row execute function parts_add_up();

alter table posting_entry add constraint deduction_stands_on_an_item
    check (account_role <> 'deduction' or (open_item is not null and customer is not null and reason_code is not null));
alter table posting_entry add constraint withheld_tax_names_its_item
    check (account_role <> 'tax_receivable' or (open_item is not null and customer is not null));
alter table posting_entry add constraint bank_fee_names_what_it_was_taken_from
    check (account_role <> 'bank_fee' or open_item is not null or payment is not null);
