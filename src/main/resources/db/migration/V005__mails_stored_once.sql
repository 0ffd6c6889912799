-- Accounts that are polled. The address never holds a password.
create table mailbox
(
    tenant       text        not null default current_tenant() references tenant,
    id           uuid        not null,
    name         text        not null,
    kind         text        not null check (kind in ('imap', 'folder')),
    address      text        not null,
    folder       text        not null,
    legal_entity text,
    filing       text        not null check (filing in ('leave', 'move')),
    filed_folder text,
    created_at   timestamptz not null,
    primary key (tenant, id),
    unique (tenant, name)
);

-- How far a mailbox is read, how its polls go, and which process polls it. The epoch fences off a process that lost its lease.
create table mailbox_cursor
(
    tenant          text   not null default current_tenant() references tenant,
    mailbox         uuid   not null,
    validity        bigint,
    last_uid        bigint not null default 0,
    last_polled_at  timestamptz,
    last_success_at timestamptz,
    last_error      text,
    failures        int    not null default 0,
    lease_owner     text,
    lease_until     timestamptz,
    lease_epoch     bigint not null default 0,
    primary key (tenant, mailbox),
    foreign key (tenant, mailbox) references mailbox (tenant, id)
);

-- Mails that the cursor has passed and that could not be taken yet: tried again at each poll, parked after the last attempt.
create table mailbox_trouble
(
    tenant   text not null default current_tenant() references tenant,
    mailbox  uuid not null,
    locator  text not null,
    uid      bigint not null,
    attempts int  not null,
    reason   text not null,
    primary key (tenant, mailbox, locator),
    foreign key (tenant, mailbox) references mailbox (tenant, id)
);

-- The data key of one raw content, wrapped by the installation's secret. Erasing it makes all that it encrypts unreadable.
create table content_key
(
    tenant     text        not null default current_tenant() references tenant,
    id         uuid        not null,
    wrapped    bytea,
    created_at timestamptz not null,
    erased_at  timestamptz,
    primary key (tenant, id),
    check ((wrapped is null) = (erased_at is not null))
);

-- The bytes of mails, encrypted, each content of a tenant once.
create table raw_content
(
    tenant    text   not null default current_tenant() references tenant,
    id        uuid   not null,
    sha256    text   not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size      bigint not null,
    key       uuid   not null,
    encrypted bytea  not null,
    primary key (tenant, id),
    unique (tenant, sha256),
    foreign key (tenant, key) references content_key (tenant, id)
);

-- One row for each intake, also for a mail whose content is known and for one that could not be fetched.
-- identity is the hash of Message-ID and body: it stays the same when a mail reaches two mailboxes.
create table received_mail
(
    tenant          text        not null default current_tenant() references tenant,
    id              uuid        not null,
    content         uuid,
    identity        text,
    origin          text        not null,
    mailbox         uuid,
    locator         text        not null,
    received_at     timestamptz not null,
    stored_at       timestamptz not null,
    size            bigint      not null,
    same_content_as uuid,
    reason          text,
    primary key (tenant, id),
    foreign key (tenant, content) references raw_content (tenant, id),
    foreign key (tenant, mailbox) references mailbox (tenant, id),
    foreign key (tenant, same_content_as) references received_mail (tenant, id),
    check ((content is null) = (reason is not null))
);

create index received_mail_identity on received_mail (tenant, identity);
create index received_mail_content on received_mail (tenant, content);

-- Where a mail was seen: account, folder, UIDVALIDITY and UID; or a file's name and hash. The same place never counts twice.
create table mail_sighting
(
    tenant     text        not null default current_tenant() references tenant,
    mailbox    uuid        not null,
    locator    text        not null,
    validity   bigint      not null,
    message    uuid        not null,
    sighted_at timestamptz not null,
    primary key (tenant, mailbox, locator),
    foreign key (tenant, mailbox) references mailbox (tenant, id),
    foreign key (tenant, message) references received_mail (tenant, id) deferrable initially deferred
);

create index mail_sighting_message on mail_sighting (tenant, message);

-- What was derived from a mail's content, encrypted under the same key.
create table derived_content
(
    tenant    text        not null default current_tenant() references tenant,
    message   uuid        not null,
    kind      text        not null,
    key       uuid        not null,
    encrypted bytea       not null,
    stored_at timestamptz not null,
    primary key (tenant, message, kind),
    foreign key (tenant, message) references received_mail (tenant, id),
    foreign key (tenant, key) references content_key (tenant, id)
);

select tenant_table('mailbox', 'select, insert, update');
select tenant_table('mailbox_cursor', 'select, insert, update');
select tenant_table('mailbox_trouble', 'select, insert, update, delete');
select tenant_table('content_key', 'select, insert, update');
select tenant_table('raw_content', 'select, insert');
select tenant_table('received_mail', 'select, insert');
select tenant_table('mail_sighting', 'select, insert, update');
select tenant_table('derived_content', 'select, insert, update');
