-- compatible-from: 0002
-- outside-transaction
-- What may be forgotten is found by its age.

-- step: what an interrupted run has left
drop index concurrently if exists workflows.messages_settled;

-- step: an index of what is done with
create index concurrently messages_settled on workflows.messages (settled_at) where state in ('sent', 'discarded');
