-- A case may be about a payment without a mail, an import, a posting that the ERP refused, a bank's contradiction or an audit;
-- a proposal may be about a payment alone. What is about a message says so as before.
alter table review_case alter column message drop not null;
alter table review_case add column subject_kind text not null default 'message'
    check (subject_kind in ('message', 'payment', 'import', 'posting', 'bank', 'audit'));
alter table review_case add column subject text check (subject <> '' and length(subject) <= 200);
alter table review_case add constraint review_case_about check (
    (subject_kind = 'message') = (message is not null) and (subject_kind = 'message') = (subject is null));
create index review_case_of_subject on review_case (tenant, subject_kind, subject) where state = 'open' and subject is not null;

alter table proposal alter column message drop not null;
alter table proposal alter column advice drop not null;
alter table proposal add constraint proposal_about check (
    (message is null) = (advice is null) and (message is not null or payment is not null));
-- One explanation of a payment without a mail is current at a time, too.
create unique index proposal_current_of_payment on proposal (tenant, payment) where message is null and state <> 'superseded';
