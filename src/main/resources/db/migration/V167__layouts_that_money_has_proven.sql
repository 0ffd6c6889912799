-- Where the values of a layout stand, as learned from messages whose payments were applied to the cent. A layout belongs to one
-- customer and one sender, holds headings and labels and no value, and counts while three different payments prove it: proofs that
-- were reversed, and those from before it was last suspended, prove nothing. What a person removed stays removed.
create table remembered_layout
(
    tenant        text        not null default current_tenant() references tenant,
    id            uuid        not null,
    customer      text        not null,
    sender        text        not null check (sender <> '' and length(sender) <= 254),
    layout        text        not null check (length(layout) <= 100000),
    layout_sha256 text        not null check (layout_sha256 ~ '^[0-9a-f]{64}$'),
    learned_at    timestamptz not null,
    suspended_at  timestamptz,
    suspended_why text,
    removed_by    text,
    removed_at    timestamptz,
    primary key (tenant, id),
    foreign key (tenant, customer) references customer,
    unique (tenant, customer, sender, layout_sha256),
    check ((suspended_at is null) = (suspended_why is null)),
    check ((removed_by is null) = (removed_at is null))
);
create index remembered_layout_of_sender on remembered_layout (tenant, sender) where removed_at is null;
select tenant_table('remembered_layout', 'select, insert, update');

create function stays_removed() returns trigger
    language plpgsql as
$$
begin
    if old.removed_at is not null then
        raise exception 'a removed layout stays removed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger remembered_layout_stays_removed
    before update
    on remembered_layout
    for each row
execute function stays_removed();

-- A payment counts once for a layout, whatever number of messages speak of it.
create table layout_proof
(
    tenant      text        not null default current_tenant() references tenant,
    layout      uuid        not null,
    payment     text        not null,
    message     uuid        not null,
    posting     text        not null,
    proven_by   text        not null,
    proven_at   timestamptz not null,
    reversed_at timestamptz,
    primary key (tenant, layout, payment),
    foreign key (tenant, layout) references remembered_layout
);
create index layout_proof_of_message on layout_proof (tenant, message);
select tenant_table('layout_proof', 'select, insert, update');

-- Which messages were read by it.
create table layout_reading
(
    tenant  text        not null default current_tenant() references tenant,
    layout  uuid        not null,
    message uuid        not null,
    read_at timestamptz not null,
    primary key (tenant, layout, message),
    foreign key (tenant, layout) references remembered_layout
);
create index layout_reading_of_message on layout_reading (tenant, message);
select tenant_table('layout_reading', 'select, insert, update');
