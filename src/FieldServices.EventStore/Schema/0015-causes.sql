-- compatible-from: 0009
-- Finds the events of a command, and what it led to. Most commands come from outside, have no cause but themselves, and stand in the first only.
create index events_by_command on eventstore.events (tenant_id, command_id);
create index events_by_cause on eventstore.events (tenant_id, causation_id) where causation_id is not null;
