-- Tickets still waiting, and since when on each clock: mine, neither solved nor merged away, their beginning seen.
CREATE TABLE waiting AS
WITH standing AS (
  SELECT ticket, is_mine_open FROM backlog_changes
  QUALIFY row_number() OVER (PARTITION BY ticket ORDER BY seq DESC) = 1
), handed AS (
  SELECT o.ticket, o.at_ms FROM ownerships AS o JOIN beginnings AS b USING (ticket)
  WHERE o.by_someone_else AND o.assignee = b.me
    AND o.seq = (SELECT max(p.seq) FROM ownerships AS p WHERE p.ticket = o.ticket)
), told AS (
  SELECT ticket,
    max(CASE WHEN is_answer THEN seq END) AS last_answer,
    coalesce(bool_or(is_question), false) AS is_asked,
    coalesce(bool_or(is_solve), false) AS was_solved,
    arg_max(at_ms, seq) FILTER (type = 'handoff') AS handoff_at
  FROM timeline GROUP BY ticket
), unanswered AS (
  -- "from its earliest message": of the run that stands after the last answer. A bare thank-you begins none.
  SELECT e.ticket, arg_min(e.at_ms, e.seq) AS at_ms, arg_min(e.impossible, e.seq) AS impossible
  FROM timeline AS e
  JOIN told AS t USING (ticket)
  LEFT JOIN thank_yous AS y ON y.ticket = e.ticket AND y.seq = e.seq
  WHERE e.is_question AND e.seq > t.last_answer AND y.seq IS NULL
  GROUP BY e.ticket
), clocks AS (
  SELECT b.ticket, b.created_at, t.was_solved, b.complaint, h.at_ms AS handed_at, t.handoff_at,
    -- What began at an impossible instant has no age.
    NOT b.created_impossible AS has_age,
    -- A proactive ticket that no customer answered asks for no reply.
    r.seq IS NULL AND NOT (b.is_proactive AND NOT t.is_asked) AND NOT b.created_impossible AS awaits_first,
    CASE WHEN r.seq IS NOT NULL AND NOT u.impossible THEN u.at_ms END AS asked_at
  FROM beginnings AS b
  JOIN standing AS s ON s.ticket = b.ticket AND s.is_mine_open
  JOIN told AS t ON t.ticket = b.ticket
  LEFT JOIN first_replies AS r ON r.ticket = b.ticket
  LEFT JOIN handed AS h ON h.ticket = b.ticket
  LEFT JOIN unanswered AS u ON u.ticket = b.ticket
  WHERE b.complete AND b.created_at IS NOT NULL
)
SELECT ticket, 'first-response-time' AS metric, created_at AS since_at FROM clocks WHERE awaits_first
UNION ALL
SELECT ticket, 'first-response-time-mine', greatest(created_at, handed_at, handoff_at) FROM clocks WHERE awaits_first
UNION ALL SELECT ticket, 'next-reply-time', asked_at FROM clocks WHERE asked_at IS NOT NULL
UNION ALL SELECT ticket, 'next-reply-time-mine', greatest(asked_at, handed_at) FROM clocks WHERE asked_at IS NOT NULL
UNION ALL
SELECT ticket, 'average-response-time', coalesce(asked_at, created_at) FROM clocks
WHERE awaits_first OR asked_at IS NOT NULL
UNION ALL SELECT ticket, 'first-resolution-time', created_at FROM clocks WHERE has_age AND NOT was_solved
UNION ALL SELECT ticket, 'full-resolution-time', created_at FROM clocks WHERE has_age
UNION ALL SELECT ticket, 'complaint-resolution-time', created_at FROM clocks WHERE has_age AND complaint;

CREATE TABLE ages AS
WITH placed AS (
  SELECT w.*, t.profile, t.channel, p.now_at, p.support
  FROM waiting AS w JOIN tickets AS t USING (ticket) JOIN profiles AS p USING (profile)
), since AS (
  SELECT p.*, i.open_before_ms + least(p.since_at, i.closes_at) - i.opens_at AS open_at_since
  FROM placed AS p ASOF LEFT JOIN open_intervals AS i ON p.support = i.schedule AND p.since_at >= i.opens_at
), now AS (
  SELECT s.*, i.open_before_ms + least(s.now_at, i.closes_at) - i.opens_at AS open_at_now
  FROM since AS s ASOF LEFT JOIN open_intervals AS i ON s.support = i.schedule AND s.now_at >= i.opens_at
)
SELECT ticket, profile, channel, metric, 'calendar' AS clock, now_at - since_at AS age_ms FROM now
UNION ALL
SELECT ticket, profile, channel, metric, 'business', coalesce(open_at_now, 0) - coalesce(open_at_since, 0)
FROM now WHERE support IS NOT NULL;
