-- What people decided about proposals that were not proven, and what follows from it: certificates under which such proposals may post,
-- blind audits of what was posted without a person, and a breaker. What was observed is only ever added.

-- A held proposal of whose doubts a certificate may stand in for all, scored before anybody decided. The circumstances are a
-- fingerprint of policies, readers and score version: labels count only for the circumstances they were made under.
create table proposal_score
(
    tenant        text        not null default current_tenant() references tenant,
    proposal      uuid        not null,
    points        int         not null,
    facts         text[]      not null,
    score_version int         not null,
    circumstances text        not null check (circumstances ~ '^[0-9a-f]{64}$'),
    recorded_at   timestamptz not null default now(),
    primary key (tenant, proposal),
    foreign key (tenant, proposal) references proposal (tenant, id)
);
select tenant_table('proposal_score', 'select, insert');

-- One proposal may be labelled several times: approved, then reversed. It is wrong as soon as one of them says so.
create table proposal_label
(
    tenant      text        not null default current_tenant() references tenant,
    id          bigint generated always as identity,
    proposal    uuid        not null,
    source      text        not null check (source in ('verdict', 'audit', 'reversal')),
    wrong       boolean     not null,
    actor       text        not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, proposal) references proposal (tenant, id)
);
create index label_of_proposal on proposal_label (tenant, proposal);
select tenant_table('proposal_label', 'select, insert');

-- A test of labels. One that passed is a certificate; it is void once and for ever. One that failed has used its labels up: they are
-- not tested again, so that whoever asks often enough gains nothing.
create table certificate_test
(
    tenant         text        not null default current_tenant() references tenant,
    id             uuid        not null,
    passed         boolean     not null,
    method         text        not null check (method in ('fixed-sequence', 'split')),
    seed           bigint,
    budget         numeric     not null check (budget > 0 and budget < 0.5),
    doubt          numeric     not null check (doubt > 0 and doubt < 0.5),
    threshold      int         not null,
    accepted       int         not null check (accepted >= 0),
    wrong          int         not null check (wrong >= 0),
    bound          numeric     not null,
    labels         int         not null,
    last_label     bigint      not null,
    circumstances  text        not null,
    policy_version int         not null,
    reader         text        not null,
    score_version  int         not null,
    actor          text        not null check (actor <> ''),
    recorded_at    timestamptz not null default now(),
    voided_at      timestamptz,
    voided_by      text,
    void_reason    text,
    primary key (tenant, id),
    check ((method = 'split') = (seed is not null)),
    check (not passed or bound <= budget),
    check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null)),
    check (passed or voided_at is null)
);
create unique index one_certificate_at_a_time on certificate_test (tenant) where passed and voided_at is null;
select tenant_table('certificate_test', 'select, insert, update (voided_at, voided_by, void_reason)');

create function void_is_for_ever() returns trigger
    language plpgsql as
$$
begin
    if old.voided_at is not null then
        raise exception 'certificate % is void for ever', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger void_is_for_ever before update on certificate_test for each row execute function void_is_for_ever();

-- What certificates moved on a day (UTC), so that two writers share one limit.
create table certificate_day
(
    tenant       text   not null default current_tenant() references tenant,
    day          date   not null,
    currency     text   not null check (currency ~ '^[A-Z]{3}$'),
    posted_minor bigint not null check (posted_minor >= 0),
    primary key (tenant, day, currency)
);
select tenant_table('certificate_day', 'select, insert, update');

create table audit_seed
(
    tenant     text        not null default current_tenant() references tenant,
    seed       text        not null check (length(seed) between 16 and 64),
    created_at timestamptz not null default now(),
    primary key (tenant)
);
select tenant_table('audit_seed', 'select, insert');

-- The draw of each automatic posting: the seed and the proposal give it, so that anybody can draw it again. In millionths.
create table audit_draw
(
    tenant      text        not null default current_tenant() references tenant,
    proposal    uuid        not null,
    ground      text        not null check (ground in ('proven', 'by-certificate')),
    draw        int         not null check (draw between 0 and 999999),
    share       int         not null check (share between 0 and 1000000),
    recorded_at timestamptz not null default now(),
    primary key (tenant, proposal),
    foreign key (tenant, proposal) references proposal (tenant, id)
);
select tenant_table('audit_draw', 'select, insert');

-- What was drawn: the postings of one proposal, with or without a mail. The auditor says what it should have been; what it was stands in the ledger.
create table blind_audit
(
    tenant     text        not null default current_tenant() references tenant,
    id         uuid        not null,
    proposal   uuid        not null,
    message    uuid,
    payment    text        not null,
    postings   text[]      not null check (cardinality(postings) > 0),
    opened_at  timestamptz not null default now(),
    decided_at timestamptz,
    actor      text,
    wrong      boolean,
    difference text,
    primary key (tenant, id),
    unique (tenant, proposal),
    foreign key (tenant, proposal) references audit_draw (tenant, proposal),
    foreign key (tenant, message) references message (tenant, id),
    foreign key (tenant, payment) references payment,
    check ((decided_at is null) = (actor is null) and (decided_at is null) = (wrong is null))
);
create index blind_audit_by_time on blind_audit (tenant, decided_at);
select tenant_table('blind_audit', 'select, insert, update (decided_at, actor, wrong, difference)');

-- Evidence against automatic posting, one row for each posting looked at; a person resets it with a note. The last row is the state.
create table breaker_event
(
    tenant      text        not null default current_tenant() references tenant,
    id          bigint generated always as identity,
    kind        text        not null check (kind in ('audit', 'reversal', 'reset')),
    subject     text,
    wrong       boolean,
    evidence    numeric     not null check (evidence >= 0),
    stops       text        not null check (stops in ('nothing', 'certificates', 'all')),
    actor       text        not null check (actor <> ''),
    note        text,
    recorded_at timestamptz not null default now(),
    primary key (tenant, id),
    check ((kind = 'reset') = (wrong is null) and (kind = 'reset') = (subject is null)),
    check (kind <> 'reset' or (stops = 'nothing' and note <> ''))
);
create unique index posting_counts_once on breaker_event (tenant, subject, wrong) where subject is not null;
select tenant_table('breaker_event', 'select, insert');

do
$$
    declare
        content text;
    begin
        foreach content in array array ['proposal_score', 'proposal_label', 'audit_draw', 'audit_seed', 'breaker_event']
            loop
                execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
                               content || '_only_grows', content);
            end loop;
    end
$$;
