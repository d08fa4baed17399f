-- A node whose clock is behind refills nothing rather than twice.
insert into workflows.message_channels as c (channel, tokens, refilled_at) values ($1, $3, $2)
on conflict (channel) do update set
  tokens = least($3, c.tokens + $4 * greatest(0, extract(epoch from $2 - c.refilled_at))),
  refilled_at = greatest(c.refilled_at, $2)
