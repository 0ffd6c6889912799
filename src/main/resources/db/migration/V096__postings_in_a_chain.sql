-- A posting's number comes with a hash over the posting, its decision, its entries and the hash before: whoever changes an old row,
-- past all grants and triggers, breaks the chain there. Numbers given before this migration have none; the chain begins after them.
alter table posting_number add column hash text check (hash ~ '^[0-9a-f]{64}$');

-- Columns by name, so that a later column changes no old hash.
create function posting_hash(before text, numbered text) returns text
    language sql stable as
$$
select encode(sha256(convert_to(jsonb_build_array(before, p.id, p.transaction_id, p.kind, p.legal_entity, p.posting_date, p.reverses,
        p.payment, p.idempotency_key, p.request_hash, d.id, d.actor, d.approver, d.reason_code, d.message, d.proposal, d.policy_version,
        d.reader, d.evidence,
        (select jsonb_agg(jsonb_build_array(e.line, e.account_role, e.side, e.customer, e.open_item, e.payment, e.application, e.currency,
                                            e.amount_minor, e.reason_code) order by e.line)
         from posting_entry e where e.tenant = p.tenant and e.posting = p.id))::text, 'UTF8')), 'hex')
from posting p join decision d on d.tenant = p.tenant and d.id = p.decision
where p.tenant = current_tenant() and p.id = numbered
$$;

-- Gives the next numbers, in the order of arrival; the caller holds the lock of the tenant's journal.
create function number_postings(most int) returns void
    language plpgsql as
$$
declare
    last record;
    waiting record;
begin
    select sequence, hash into last from posting_number where tenant = current_tenant() order by sequence desc limit 1;
    last.sequence := coalesce(last.sequence, 0);
    last.hash := coalesce(last.hash, '');
    for waiting in
        with taken as (
            delete from posting_unnumbered u where u.tenant = current_tenant() and u.arrival in
                (select arrival from posting_unnumbered where tenant = current_tenant() order by arrival limit most)
            returning u.arrival, u.posting)
        select posting from taken order by arrival
        loop
            last.sequence := last.sequence + 1;
            last.hash := posting_hash(last.hash, waiting.posting);
            insert into posting_number (sequence, posting, hash) values (last.sequence, waiting.posting, last.hash);
        end loop;
end
$$;
