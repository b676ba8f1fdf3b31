-- First response and next replies: from when to when, and who is counted.

-- "Opened by an agent with a public message: that message is no reply; the clock runs from creation to the agents'
-- next public message after a customer's."
CREATE TABLE first_replies AS
WITH questions AS (
  SELECT ticket, min(seq) AS seq FROM timeline WHERE is_question GROUP BY ticket
), candidates AS (
  SELECT e.ticket, min(e.seq) AS seq
  FROM timeline AS e
  JOIN beginnings AS b USING (ticket)
  LEFT JOIN questions AS q USING (ticket)
  WHERE e.is_answer AND (NOT b.is_proactive OR e.seq > q.seq)
  GROUP BY e.ticket
)
SELECT e.ticket, e.seq, e.at_ms, e.actor AS sender, e.impossible
FROM candidates JOIN timeline AS e USING (ticket, seq);

-- The last hand-off from a bot before the reply, and the assignment by someone else that began the sender's present
-- unbroken ownership.
CREATE TABLE first_starts AS
WITH handoffs AS (
  SELECT ticket, seq, at_ms, impossible FROM timeline WHERE type = 'handoff'
)
SELECT r.ticket, r.seq,
  h.at_ms AS handoff_at, h.impossible AS handoff_impossible,
  CASE WHEN o.assignee = r.sender AND o.by_someone_else THEN o.at_ms END AS assigned_at,
  o.impossible AS assigned_impossible
FROM first_replies AS r
ASOF LEFT JOIN handoffs AS h ON r.ticket = h.ticket AND r.seq > h.seq
ASOF LEFT JOIN ownerships AS o ON r.ticket = o.ticket AND r.seq > o.seq;

CREATE TABLE first_responses AS
SELECT r.ticket, r.seq, r.sender, r.at_ms AS replied_at, b.created_at,
  greatest(b.created_at, s.handoff_at, s.assigned_at) AS mine_from,
  b.complete AND NOT b.is_merged AS is_seen,
  NOT (r.impossible OR b.created_impossible) AS is_known,
  NOT (
    r.impossible OR b.created_impossible
    -- Whoever does not know when it was handed over does not know when my clock began.
    OR coalesce(s.handoff_impossible, false)
    OR coalesce(s.assigned_impossible AND s.assigned_at IS NOT NULL, false)
  ) AS is_mine_known
FROM first_replies AS r
JOIN beginnings AS b USING (ticket)
JOIN first_starts AS s USING (ticket);

-- "For each run of customer messages after the first human reply: from its earliest message to the first public
-- human reply". A bare thank-you asks for no reply and begins no run.
CREATE TABLE next_replies AS
WITH spoken AS (
  SELECT e.ticket, e.seq, e.at_ms, e.actor, e.is_answer, e.impossible,
    lag(e.is_answer) OVER (PARTITION BY e.ticket ORDER BY e.seq) AS after_answer
  FROM timeline AS e
  JOIN first_replies AS r ON r.ticket = e.ticket AND e.seq >= r.seq
  LEFT JOIN thank_yous AS t ON t.ticket = e.ticket AND t.seq = e.seq
  WHERE e.is_answer OR (e.is_question AND t.seq IS NULL)
), runs AS (
  SELECT e.ticket, e.seq AS asked, e.at_ms AS asked_at, e.impossible AS asked_impossible, t.next_answer AS seq
  FROM spoken AS e JOIN timeline AS t USING (ticket, seq)
  WHERE NOT e.is_answer AND e.after_answer AND t.next_answer IS NOT NULL
), answered AS (
  SELECT r.*, a.at_ms AS replied_at, a.actor AS sender, a.impossible AS answer_impossible
  FROM runs AS r JOIN timeline AS a USING (ticket, seq)
), owned AS (
  SELECT a.*,
    CASE WHEN o.assignee = a.sender AND o.by_someone_else THEN o.at_ms END AS assigned_at,
    o.impossible AS assigned_impossible
  FROM answered AS a
  ASOF LEFT JOIN ownerships AS o ON a.ticket = o.ticket AND a.seq > o.seq
)
SELECT o.ticket, o.seq, o.sender, o.asked_at, o.replied_at,
  greatest(o.asked_at, o.assigned_at) AS mine_from,
  b.complete AND NOT b.is_merged AS is_seen,
  NOT (o.asked_impossible OR o.answer_impossible) AS is_known,
  NOT (
    o.asked_impossible OR o.answer_impossible
    OR coalesce(o.assigned_impossible AND o.assigned_at IS NOT NULL, false)
  ) AS is_mine_known
FROM owned AS o JOIN beginnings AS b USING (ticket);
