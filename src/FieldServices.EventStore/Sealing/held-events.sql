-- A page of the events of tenant $1 after position $2 that carry a value sealed by a key with one of the prefixes $3, and of the events in
-- the subject's own stream $4/$5 whose names are among $6: those have personal data, which earlier releases stored clear.
select position, stream_type, stream_id, version from eventstore.events e
where e.tenant_id = $1 and e.position > $2 and (
  exists (select from unnest($3::text[]) p (prefix) where strpos(e.body::text, p.prefix) > 0)
  or (e.stream_type = $4 and e.stream_id = $5 and e.name = any($6)))
order by position limit $7
