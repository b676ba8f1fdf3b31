-- "My tickets not solved": from which event to which a ticket was mine and not solved.
CREATE TABLE states AS
WITH turning AS (
  SELECT ticket, seq, at_ms, type, status, assignee FROM timeline WHERE type IN ('created', 'status', 'assignment', 'merge')
), counted AS (
  SELECT *,
    count(*) FILTER (type = 'status') OVER w AS statuses,
    count(*) FILTER (type = 'assignment') OVER w AS owners,
    coalesce(bool_or(type = 'merge') OVER w, false) AS merged
  FROM turning WINDOW w AS (PARTITION BY ticket ORDER BY seq)
)
SELECT c.ticket, c.seq, c.at_ms, c.merged,
  coalesce(first_value(status) OVER s, 'new') AS status,
  first_value(assignee) OVER o AS assignee
FROM counted AS c
WINDOW
  s AS (PARTITION BY ticket, statuses ORDER BY (type = 'status') DESC, seq ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
  o AS (PARTITION BY ticket, owners ORDER BY (type = 'assignment') DESC, seq ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);

CREATE TABLE backlog_changes AS
WITH held AS (
  SELECT s.ticket, s.seq, s.at_ms,
    coalesce(s.assignee = b.me, false) AND s.status NOT IN ('solved', 'closed') AND NOT s.merged AS is_mine_open
  FROM states AS s JOIN beginnings AS b USING (ticket)
)
SELECT *, coalesce(lag(is_mine_open) OVER (PARTITION BY ticket ORDER BY seq), false) AS was_mine_open FROM held;
