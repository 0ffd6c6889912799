-- What the last probe showed of each model of the installation, so that a restart asks the way that was found before it looks again.
-- No tenant and no content: the questions of a probe are always the same.
create table model_capability
(
    model        text primary key,
    schema_held  text        not null check (schema_held in ('native', 'prompted')),
    images       text        not null check (images in ('seen', 'not-seen', 'unknown')),
    probed_at    timestamptz not null
);

grant select, insert, update on model_capability to ${app_role};
