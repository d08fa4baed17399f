-- Appends the events of one command to one stream: all of it or nothing, in one round trip.
--
-- p_expected: 0 the stream must be new, n > 0 its version must be n, -1 any.
-- p_fingerprint: null when the caller cannot repeat the command; otherwise the outcome is recorded under p_command_id.
-- Errors: SS001 the stream exists, SS002 its version is another, SS003 the command was recorded before.
create function eventstore.append(
  p_tenant_id uuid, p_stream_type text, p_stream_id uuid, p_expected bigint,
  p_names text[], p_name_versions smallint[], p_bodies json[], p_effective_at timestamptz,
  p_actor text, p_command text, p_command_id uuid, p_correlation_id uuid, p_causation_id uuid,
  p_fingerprint bytea, p_answer json,
  out version bigint, out "position" bigint, out recorded_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  v_count bigint := cardinality(p_names);
  v_first bigint;
begin
  if p_expected = 0 then
    insert into eventstore.streams values (p_tenant_id, p_stream_type, p_stream_id, v_count)
    on conflict do nothing returning streams.version into version;
    if not found then
      raise exception using errcode = 'SS001', message = 'the stream exists';
    end if;
  elsif p_expected > 0 then
    update eventstore.streams set version = streams.version + v_count
    where tenant_id = p_tenant_id and stream_type = p_stream_type and stream_id = p_stream_id and streams.version = p_expected
    returning streams.version into version;
    if not found then
      raise exception using errcode = 'SS002', message = 'the version of the stream is another';
    end if;
  else
    insert into eventstore.streams values (p_tenant_id, p_stream_type, p_stream_id, v_count)
    on conflict (tenant_id, stream_type, stream_id) do update set version = streams.version + v_count
    returning streams.version into version;
  end if;

  insert into eventstore.tenant_heads as head values (p_tenant_id, v_count, clock_timestamp())
  on conflict (tenant_id) do update
    set position = head.position + v_count, recorded_at = greatest(head.recorded_at, clock_timestamp())
  returning head.position, head.recorded_at into position, recorded_at;

  v_first := version - v_count;
  insert into eventstore.events (
    tenant_id, position, stream_type, stream_id, version, name, name_version, body,
    recorded_at, effective_at, actor, command, command_id, correlation_id, causation_id)
  select p_tenant_id, position - v_count + e.n, p_stream_type, p_stream_id, v_first + e.n, e.name, e.name_version, e.body,
    recorded_at, p_effective_at, p_actor, p_command, p_command_id, p_correlation_id, p_causation_id
  from unnest(p_names, p_name_versions, p_bodies) with ordinality as e (name, name_version, body, n);

  if p_fingerprint is not null then
    insert into eventstore.commands (
      tenant_id, command_id, command, fingerprint, stream_type, stream_id, version, position, events, answer, recorded_at)
    values (
      p_tenant_id, p_command_id, p_command, p_fingerprint, p_stream_type, p_stream_id,
      append.version, append.position, p_names, p_answer, append.recorded_at)
    on conflict do nothing;
    if not found then
      raise exception using errcode = 'SS003', message = 'the command was recorded before';
    end if;
  end if;
end $$;
