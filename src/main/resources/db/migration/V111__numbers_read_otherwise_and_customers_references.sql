-- What a customer prints may be a number misread, the end of a number, or a reference of the customer's own. Each is looked up by
-- index, and only columns can be: under row-level security an index on an expression is not used. NumberForms says the same in Java.

alter table open_item
    -- Characters that print and recognition confuse are one.
    add column number_skeleton text generated always as
        (ltrim(translate(canonical_number, 'OILSBZG', '0115826'), '0')) stored,
    -- Where the number has digits and where letters.
    add column number_shape text generated always as
        (translate(canonical_number, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', '9999999999AAAAAAAAAAAAAAAAAAAAAAAAAA')) stored,
    add column number_backwards text collate "C" generated always as (reverse(canonical_number)) stored;
create index open_item_of_skeleton on open_item (tenant, number_skeleton);
create index open_item_of_shape on open_item (tenant, number_shape);
create index open_item_of_number_backwards on open_item (tenant, number_backwards);

-- The customer's references of an item (purchase order, delivery note), in the form by which they are looked up. The item's own
-- row stays what the ERP said.
create table open_item_reference
(
    tenant    text not null default current_tenant() references tenant,
    reference text not null check (reference <> ''),
    item      text not null,
    primary key (tenant, reference, item),
    foreign key (tenant, item) references open_item
);
create index reference_of_open_item on open_item_reference (tenant, item);
select tenant_table('open_item_reference', 'select, insert, delete');

create function reference_form(printed text) returns text
    language sql immutable as
$$
select ltrim(regexp_replace(upper(regexp_replace(printed, '[^A-Za-z0-9]', '', 'g')), '^(PO|NO|NR)(?=[0-9])', ''), '0')
$$;

create function keep_references_of_item() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'UPDATE' then
        delete from open_item_reference where tenant = new.tenant and item = new.id;
    end if;
    insert into open_item_reference (tenant, reference, item)
    select distinct new.tenant, reference_form(said ->> 'value'), new.id
    from jsonb_array_elements(new.item_references) said
    where reference_form(said ->> 'value') <> '';
    return null;
end
$$;

create trigger open_item_said_references
    after insert on open_item
    for each row when (new.item_references <> '[]') execute function keep_references_of_item();
create trigger open_item_changed_references
    after update of item_references on open_item
    for each row when (old.item_references is distinct from new.item_references) execute function keep_references_of_item();

-- Row-level security is forced for the owner as well: each tenant's rows are filled in as that tenant.
do
$$
declare
    one text;
begin
    for one in select id from tenant loop
        perform set_config('quittance.tenant', one, true);
        insert into open_item_reference (tenant, reference, item)
        select distinct i.tenant, reference_form(said ->> 'value'), i.id
        from open_item i, jsonb_array_elements(i.item_references) said
        where i.tenant = one and reference_form(said ->> 'value') <> '';
    end loop;
    perform set_config('quittance.tenant', '', true);
end
$$;
