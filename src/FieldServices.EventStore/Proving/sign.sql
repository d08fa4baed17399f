-- The checkpoint of tenant $1 over $2 events, in the words $3, and the nodes $4 (levels), $5 (numbers), $6 (hashes) that were completed.
with nodes as (
  insert into eventstore.tree_nodes (tenant_id, level, number, hash)
  select $1, n.level, n.number, n.hash from unnest($4::smallint[], $5::bigint[], $6::bytea[]) as n (level, number, hash)
),
tree as (
  update eventstore.trees set size = $2, refused = null, refused_at = null where tenant_id = $1
)
insert into eventstore.log_checkpoints (tenant_id, size, note) values ($1, $2, $3)
