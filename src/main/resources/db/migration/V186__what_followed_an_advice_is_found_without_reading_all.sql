-- What was applied after a decision, what a posting applied, and the open cases of a message or a proposal are looked up for every
-- match; without these the database read all of the tenant's.
create index posting_of_decision on posting (tenant, decision);
create index application_of_posting on application (tenant, posting);
create index review_case_of_message on review_case (tenant, message) where state = 'open' and message is not null;
create index review_case_of_proposal on review_case (tenant, proposal) where state = 'open' and proposal is not null;
