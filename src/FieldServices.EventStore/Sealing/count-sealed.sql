-- How many events of tenant $1 carry a value that one of the keys has sealed whose prefixes are $2. Reads the tenant's whole log: an
-- index for a question that is asked once in a person's life would cost every append.
select count(*) from eventstore.events e
where e.tenant_id = $1 and exists (select from unnest($2::text[]) p (prefix) where strpos(e.body::text, p.prefix) > 0)
