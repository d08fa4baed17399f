-- Rows of views that were superseded are kept beside the rows of now, each with the positions between which it was so. The tables follow
-- from the row records, as those of the views do.

-- Invariant: for every position from "history_from" up to "position", the view's rows as of that position are in its two tables. Whoever
-- writes no superseded rows, or removes some, raises it in the same transaction.
-- Held by: HistoryContract.A_view_without_history_writes_no_superseded_rows_and_says_so
alter table eventstore.checkpoints add column history_from bigint not null default 0;

-- How long superseded rows are kept where an operator decided otherwise than the program: null for ever, zero not at all.
create table eventstore.view_history (
  view       text primary key,
  kept       interval check (kept >= interval '0'),
  decided_at timestamptz not null default clock_timestamp()
);
