-- Passwords with which payers protect the files they send, each under an address or a domain of the sender. The password is encrypted
-- like a mail, under a key of its own that the installation's secret wraps; both go with the row when it is deleted.
create table document_password
(
    tenant     text        not null default current_tenant() references tenant,
    id         uuid        not null,
    sender     text        not null check (sender <> '' and sender = lower(sender)),
    label      text        not null check (label <> ''),
    wrapped    bytea       not null,
    encrypted  bytea       not null,
    created_at timestamptz not null,
    created_by text        not null,
    primary key (tenant, id),
    unique (tenant, sender, label)
);

select tenant_table('document_password', 'select, insert, delete');
