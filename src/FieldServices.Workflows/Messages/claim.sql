-- Invariant: a message is claimed by one node at a time, and all nodes together claim no more than the channel's tokens. The
-- statement before this one in the transaction has locked the channel's row, so claims of a channel take turns, and this one sees
-- what those before it took. A claim ends by itself; a late holder finds another claim in the row and settles nothing.
-- Held by: RacingMessagesTests.Two_senders_send_each_message_once, RateTests.The_rate_of_a_channel_holds_over_two_senders
with recursive tenants (tenant_id) as (
  (select tenant_id from workflows.messages where state = 'waiting' and channel = $1 order by tenant_id limit 1)
  union all
  select later.tenant_id from tenants t cross join lateral (
    select m.tenant_id from workflows.messages m
    where m.state = 'waiting' and m.channel = $1 and m.tenant_id > t.tenant_id order by m.tenant_id limit 1) later
),
due as (
  select c.*, row_number() over (partition by c.tenant_id, c.priority order by c.next_attempt_at, c.message_id) as turn
  from tenants t cross join (values (0::smallint), (1::smallint), (2::smallint)) p (priority) cross join lateral (
    select m.tenant_id, m.message_id, m.priority, m.next_attempt_at from workflows.messages m
    where m.state = 'waiting' and m.channel = $1 and m.tenant_id = t.tenant_id and m.priority = p.priority and m.next_attempt_at <= $2
    order by m.next_attempt_at, m.message_id limit $3) c
  where not exists (select from eventstore.tenant_heads h where h.tenant_id = t.tenant_id and h.closed_at is not null)
),
-- The first of each tenant, then the second of each; who is first among tenants is left to chance, so that nobody is always last.
chosen as (
  select tenant_id, message_id, row_number() over (order by priority, turn, random()) as place from due
  order by place limit (select least($3, floor(tokens)::int) from workflows.message_channels where channel = $1)
),
-- Rows that somebody holds are passed over: a tenant that is being moved holds nobody else up.
free as (
  select m.tenant_id, m.message_id, c.place from chosen c join workflows.messages m on m.tenant_id = c.tenant_id and m.message_id = c.message_id
  where m.state = 'waiting' and m.next_attempt_at <= $2 for no key update of m skip locked
),
claimed as (
  update workflows.messages m set claim = $4, next_attempt_at = $5, attempts = m.attempts + 1
  from free c
  where m.tenant_id = c.tenant_id and m.message_id = c.message_id and m.state = 'waiting' and m.next_attempt_at <= $2
  returning m.tenant_id, m.message_id, m.channel, m.recipient, m.template, m.data::text, m.priority, m.attempts, m.created_at,
    m.workflow, m.instance_id, m.version, m.correlation_id, m.causation_id, c.place
),
spent as (
  update workflows.message_channels set tokens = tokens - (select count(*) from claimed) where channel = $1
)
select * from claimed order by place
