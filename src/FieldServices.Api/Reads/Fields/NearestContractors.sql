-- The contractors of a tenant, nearest first; those without a place come last.
-- $1 tenant, $2 longitude, $3 latitude, $4 how many; columns and rows are put in by the code.
select st_distance(t.centre, st_point($2, $3, 4326)::geography) as distance, {columns}
from {rows}
where t.tenant_id = $1
order by t.centre <-> st_point($2, $3, 4326)::geography
limit $4
