-- What each ticket puts on which day: one long table under the metrics' ids. The day is that of the instant at which
-- a value came into being.

-- Durations, not yet measured; a value may be the sum of several stretches (`item` keeps them together).
CREATE TABLE measured AS
WITH mine AS (SELECT ticket, me, created_at FROM beginnings WHERE complete AND NOT is_merged)
-- "The sender gets the response": `me` is the sender.
SELECT r.ticket, 'first-response-time' AS metric, r.seq AS item, m.created_at AS from_at, r.replied_at AS to_at,
  r.replied_at AS at_ms
FROM first_responses AS r JOIN mine AS m ON m.ticket = r.ticket AND m.me = r.sender WHERE r.is_known
UNION ALL
SELECT r.ticket, 'first-response-time-mine', r.seq, r.mine_from, r.replied_at, r.replied_at
FROM first_responses AS r JOIN mine AS m ON m.ticket = r.ticket AND m.me = r.sender WHERE r.is_mine_known
UNION ALL
SELECT r.ticket, 'next-reply-time', r.seq, r.asked_at, r.replied_at, r.replied_at
FROM next_replies AS r JOIN mine AS m ON m.ticket = r.ticket AND m.me = r.sender WHERE r.is_known
UNION ALL
SELECT r.ticket, 'next-reply-time-mine', r.seq, r.mine_from, r.replied_at, r.replied_at
FROM next_replies AS r JOIN mine AS m ON m.ticket = r.ticket AND m.me = r.sender WHERE r.is_mine_known
UNION ALL
-- "the solver the resolution"
SELECT r.ticket, 'first-resolution-time', 0, m.created_at, r.solved_at, r.solved_at
FROM resolutions AS r JOIN mine AS m ON m.ticket = r.ticket AND m.me = r.credit WHERE r.is_known
UNION ALL
SELECT r.ticket, 'full-resolution-time', 0, m.created_at, r.solved_at, r.solved_at
FROM full_resolutions AS r JOIN mine AS m ON m.ticket = r.ticket AND m.me = r.credit WHERE r.is_known
UNION ALL
SELECT r.ticket, 'complaint-resolution-time', 0, m.created_at, r.solved_at, r.solved_at
FROM full_resolutions AS r JOIN mine AS m ON m.ticket = r.ticket AND m.me = r.credit WHERE r.is_known AND r.complaint
UNION ALL
SELECT r.ticket, w.metric, 0, s.from_at, s.to_at, r.solved_at
FROM full_resolutions AS r
JOIN mine AS m ON m.ticket = r.ticket AND m.me = r.credit
CROSS JOIN (VALUES
  ('requester-wait', ['new', 'open', 'hold']), ('agent-wait', ['pending']), ('on-hold', ['hold'])
) AS w(metric, statuses)
-- A wait of no length is a value too.
LEFT JOIN stretches AS s ON s.ticket = r.ticket AND list_contains(w.statuses, s.status)
WHERE r.is_known AND NOT EXISTS (
  FROM timeline AS e WHERE e.ticket = r.ticket AND e.type = 'status' AND e.seq <= r.seq AND e.impossible
);

-- Business time before an instant is that of the closed intervals before it and the part of the open one.
CREATE TABLE timed AS
WITH placed AS (
  SELECT m.*, t.profile, p.support FROM measured AS m JOIN tickets AS t USING (ticket) JOIN profiles AS p USING (profile)
), opened AS (
  SELECT p.*, i.open_before_ms + least(p.from_at, i.closes_at) - i.opens_at AS open_at_from
  FROM placed AS p ASOF LEFT JOIN open_intervals AS i ON p.support = i.schedule AND p.from_at >= i.opens_at
), closed AS (
  SELECT o.*, i.open_before_ms + least(o.to_at, i.closes_at) - i.opens_at AS open_at_to
  FROM opened AS o ASOF LEFT JOIN open_intervals AS i ON o.support = i.schedule AND o.to_at >= i.opens_at
)
SELECT ticket, metric, item, at_ms, coalesce(sum(to_at - from_at), 0)::DOUBLE AS value,
  coalesce(sum(CASE WHEN support IS NOT NULL THEN coalesce(open_at_to, 0) - coalesce(open_at_from, 0) END),
    CASE WHEN any_value(support) IS NOT NULL THEN 0 END)::DOUBLE AS business
FROM closed GROUP BY ticket, metric, item, at_ms;

CREATE TABLE tallied AS
WITH solved AS (
  SELECT f.*, b.me FROM full_resolutions AS f JOIN beginnings AS b USING (ticket)
  WHERE f.credit = b.me AND NOT b.is_merged AND NOT f.impossible
)
SELECT o.ticket, 'one-touch' AS metric, 0 AS item, o.solved_at AS at_ms, o.is_one_touch::INTEGER AS value
FROM one_touches AS o JOIN beginnings AS b USING (ticket) WHERE o.is_seen AND o.credit = b.me AND NOT o.impossible
UNION ALL
SELECT o.ticket, m.metric, 0, o.solved_at, m.value
FROM one_touches AS o
JOIN beginnings AS b USING (ticket)
LEFT JOIN (SELECT ticket, count(*) AS questions FROM timeline WHERE is_question GROUP BY ticket) AS q USING (ticket)
-- A touch is an instant at which an agent did something that shows.
LEFT JOIN (
  SELECT ticket, count(DISTINCT at_ms) AS touches FROM timeline
  WHERE role = 'agent' AND type IN ('message', 'status', 'assignment') GROUP BY ticket
) AS h USING (ticket)
CROSS JOIN LATERAL (VALUES
  ('replies-per-resolution', o.replies), ('customer-messages', coalesce(q.questions, 0)), ('touches', coalesce(h.touches, 0))
) AS m(metric, value)
WHERE o.is_seen AND o.credit = b.me AND NOT o.impossible
UNION ALL
-- Reopens belong to the first solve and its solver.
SELECT r.ticket, 'reopens', 0, r.solved_at, coalesce(o.reopens, 0)
FROM resolutions AS r JOIN beginnings AS b USING (ticket) LEFT JOIN reopenings AS o USING (ticket)
WHERE r.is_seen AND r.credit = b.me AND NOT r.impossible
UNION ALL
-- "business days, counted after the day of receipt"
SELECT r.ticket, 'complaint-business-days', 0, r.solved_at, (
  SELECT count(*) FROM business_dates AS d
  WHERE d.schedule = b.support AND d.is_open AND d.starts_at > r.created_at AND d.starts_at <= r.solved_at
)
FROM full_resolutions AS r JOIN beginnings AS b USING (ticket)
WHERE r.credit = b.me AND r.is_seen AND r.is_known AND r.complaint AND b.support IS NOT NULL
UNION ALL
SELECT ticket, 'throughput', 0, solved_at, 1 FROM solved
UNION ALL
-- Unknown when the first work on it was seen more than two minutes after the solve.
SELECT s.ticket, 'handle-time', 0, s.solved_at, h.handle_ms
FROM solved AS s JOIN handled AS h USING (ticket) WHERE h.handle_ms > 0 AND h.began_at <= s.solved_at + 120000
UNION ALL
SELECT r.ticket, 'csat', r.seq, r.at_ms, r.is_good::INTEGER
FROM rated AS r JOIN beginnings AS b USING (ticket) WHERE r.credit = b.me AND r.is_seen AND NOT r.impossible
UNION ALL
SELECT ticket, CASE WHEN is_mine_open THEN 'backlog-in' ELSE 'backlog-out' END, seq, at_ms, 1
FROM backlog_changes WHERE is_mine_open <> was_mine_open;

-- Verdicts: the instants that decide them, on the day on which they fall due.
CREATE TABLE falling_due AS
SELECT v.ticket, 'first-contact-resolution' AS metric, v.solved_at, v.due_at, v.second_contact_at AS decided_at,
  v.undecided AND v.second_contact_at IS NULL AS undecided, coalesce(v.last_read_at >= v.due_at, false) AS verified
FROM verdicts AS v JOIN beginnings AS b USING (ticket) WHERE v.credit = b.me AND v.is_in_cohort
UNION ALL
SELECT v.ticket, 'reopen-rate', v.solved_at, v.due_at, v.reopened_at, false, coalesce(v.last_read_at >= v.due_at, false)
FROM verdicts AS v JOIN beginnings AS b USING (ticket) WHERE v.credit = b.me AND v.is_seen AND v.is_known;

CREATE TABLE truth AS
WITH dated AS (
  SELECT ticket, metric, item, at_ms, value, business,
    NULL::BIGINT AS solved_at, NULL::BIGINT AS decided_at, NULL::BOOLEAN AS undecided, NULL::BOOLEAN AS verified
  FROM timed
  UNION ALL SELECT ticket, metric, item, at_ms, value, NULL, NULL, NULL, NULL, NULL FROM tallied
  UNION ALL SELECT ticket, metric, 0, due_at, NULL, NULL, solved_at, decided_at, undecided, verified FROM falling_due
)
SELECT d.ticket, t.profile, d.metric, strftime(s.day, '%Y-%m-%d') AS day, d.item, d.at_ms, d.value, d.business,
  d.solved_at, d.decided_at, d.undecided, d.verified
FROM dated AS d JOIN tickets AS t USING (ticket)
ASOF JOIN day_starts AS s ON t.profile = s.profile AND d.at_ms >= s.starts_at
UNION ALL
SELECT w.ticket, w.profile, 'time-worked', w.day, 0, NULL, w.handle_ms, NULL, NULL, NULL, NULL, NULL
FROM worked_days AS w JOIN beginnings AS b USING (ticket) WHERE NOT b.is_merged;
