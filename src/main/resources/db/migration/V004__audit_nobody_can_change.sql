create table audit_entry
(
    tenant   text        not null default current_tenant() references tenant,
    id       uuid        not null,
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null,
    subject  text        not null,
    detail   jsonb       not null,
    primary key (tenant, id)
);

create index audit_entry_subject on audit_entry (tenant, subject, at);

select tenant_table('audit_entry', 'select, insert');

create trigger audit_entry_stays
    before update or delete
    on audit_entry
    for each row
execute function refuse_change();

create trigger audit_entry_stays_whole
    before truncate
    on audit_entry
    for each statement
execute function refuse_change();
