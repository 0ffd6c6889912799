-- Since when a message waits for what a model says of it; null when it does not. Meanwhile its built-in reading is kept and its advices are
-- on record, so that mails which compete with it see it: the order in which models answer must not decide.
alter table message add column asking_since timestamptz;
