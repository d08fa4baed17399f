-- A tenant in test mode has a clock of its own that stands still until somebody advances it; its
-- events are recorded at that time. Null for everybody else.
alter table eventstore.tenant_heads add column test_now timestamptz;
