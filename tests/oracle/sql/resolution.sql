-- Resolution, reopens and one-touch: the first solve and its solver, the counted one and its solver.
CREATE TABLE resolutions AS
SELECT s.ticket, s.credit, s.at_ms AS solved_at, b.created_at, s.seq, s.by_rule, s.impossible,
  b.complete AND NOT b.is_merged AS is_seen,
  NOT (s.impossible OR b.created_impossible) AS is_known
FROM solves AS s JOIN beginnings AS b USING (ticket) WHERE s.number = 1;

CREATE TABLE full_resolutions AS
SELECT s.ticket, s.credit, s.at_ms AS solved_at, b.created_at, s.seq, s.by_rule, s.impossible,
  b.complete, b.is_merged, b.complaint,
  b.complete AND NOT b.is_merged AS is_seen,
  NOT (s.impossible OR b.created_impossible) AS is_known
FROM counted_solves AS s JOIN beginnings AS b USING (ticket);

CREATE TABLE reopenings AS
SELECT ticket, count(*) AS reopens FROM timeline WHERE is_reopen GROUP BY ticket;

-- "Solved with exactly one public agent reply, no reopen." An agent's opening message is no reply.
CREATE TABLE one_touches AS
WITH answers AS (
  SELECT e.ticket, count(*) AS replies
  FROM timeline AS e JOIN beginnings AS b USING (ticket)
  WHERE e.is_answer AND NOT (b.is_proactive AND e.seq = b.first_message)
  GROUP BY e.ticket
)
SELECT f.*, coalesce(a.replies, 0) AS replies, coalesce(r.reopens, 0) AS reopens,
  coalesce(a.replies, 0) = 1 AND coalesce(r.reopens, 0) = 0 AS is_one_touch
FROM full_resolutions AS f
LEFT JOIN answers AS a USING (ticket)
LEFT JOIN reopenings AS r USING (ticket);
