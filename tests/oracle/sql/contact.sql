-- First contact resolution: when each verdict is due, and the first second contact in (first solve, due].
CREATE TABLE windows AS
SELECT r.*, r.solved_at + b.window_ms AS due_at, b.me, b.last_read_at, b.now_at
FROM resolutions AS r JOIN beginnings AS b USING (ticket);

-- "Another agent replied publicly before me: not a first contact for me": the first reply, if it came before the
-- solve, is another's. An opening message is no reply.
CREATE TABLE not_first_contacts AS
WITH replies AS (
  SELECT e.ticket, min(e.seq) AS seq, arg_min(e.actor, e.seq) AS actor
  FROM timeline AS e JOIN beginnings AS b USING (ticket)
  WHERE e.is_answer AND NOT (b.is_proactive AND e.seq = b.first_message)
  GROUP BY e.ticket
)
SELECT w.ticket
FROM windows AS w JOIN replies AS r USING (ticket)
WHERE r.actor <> w.me AND r.seq < w.seq;

-- Customer messages and reopenings after the first solve, with what decides them.
CREATE TABLE after_solves AS
WITH solve_seqs AS (SELECT ticket, seq FROM timeline WHERE is_solve),
reopenings AS (SELECT ticket, seq, at_ms FROM timeline WHERE is_reopen),
placed AS (
  -- The solve that an event comes after.
  SELECT e.*, s.seq AS solve
  FROM timeline AS e ASOF JOIN solve_seqs AS s ON e.ticket = s.ticket AND e.seq > s.seq
  WHERE e.is_question OR e.is_reopen
)
SELECT p.*, w.due_at, w.solved_at, r.at_ms AS reopened_at,
  -- "if the ticket stayed solved": not reopened before the verdict was due.
  r.at_ms IS NULL OR r.at_ms > w.due_at AS stayed_solved,
  -- No message of the customer's between the solve and this.
  NOT EXISTS (
    FROM timeline AS q WHERE q.ticket = p.ticket AND q.is_question AND q.seq > p.solve AND q.seq < p.seq
  ) AS without_question,
  -- An answer at the reopening's instant comes with it, though it stands before it in order.
  EXISTS (
    FROM timeline AS a
    WHERE a.ticket = p.ticket AND a.is_answer AND a.at_ms >= p.at_ms
      AND a.seq > p.solve AND a.seq < coalesce(p.next_solve, 1000000)
  ) AS answered_from_here
FROM placed AS p
JOIN windows AS w USING (ticket)
LEFT JOIN reopenings AS r
  ON r.ticket = p.ticket AND r.seq > p.solve AND r.seq < coalesce(p.next_solve, 1000000);

-- Bare thank-yous: "A customer's message after a solve, when no human public reply follows before the next solve or,
-- if the ticket stayed solved, before the FCR verdict is due. While the ticket is open again it is undecided."
CREATE TABLE asked_again AS
SELECT *,
  CASE
    WHEN stayed_solved AND at_ms <= due_at THEN coalesce(next_answer_at < due_at AND next_answer < coalesce(next_solve, 1000000), false)
    ELSE coalesce(next_answer < coalesce(next_solve, 1000000), false)
  END AS is_answered
FROM after_solves WHERE is_question;

CREATE TABLE thank_yous AS
SELECT ticket, seq FROM asked_again
WHERE NOT is_answered AND (next_solve IS NOT NULL OR (stayed_solved AND at_ms <= due_at));

CREATE TABLE contacts AS
SELECT ticket, at_ms, is_answered AS is_certain,
  NOT is_answered AND NOT stayed_solved AND next_solve IS NULL AS is_undecided
FROM asked_again WHERE at_ms > solved_at AND at_ms <= due_at
UNION ALL
-- A reopening by the customer counts, unless it came with a message, which then decides. One by an agent or a rule
-- "counts only if a customer's message or a public agent reply follows before the next solve".
SELECT ticket, at_ms,
  answered_from_here OR CASE
    WHEN role = 'customer' THEN without_question
    ELSE coalesce(next_question < coalesce(next_solve, 1000000), false)
  END,
  false
FROM after_solves WHERE is_reopen AND at_ms > solved_at AND at_ms <= due_at
UNION ALL
-- "Another ticket by the same requester on the same helpdesk inside the window can count as a repeat (an option)."
-- A profile's tickets are those of one helpdesk.
SELECT w.ticket, other.created_at, true, false
FROM windows AS w
JOIN tickets AS this ON this.ticket = w.ticket
JOIN profiles AS p ON p.profile = this.profile AND p.counts_repeats
JOIN tickets AS others
  ON others.profile = this.profile AND others.requester = this.requester AND others.ticket <> this.ticket
JOIN beginnings AS other ON other.ticket = others.ticket
WHERE other.complete AND NOT other.is_merged AND NOT other.created_impossible
  AND other.created_at > w.solved_at AND other.created_at <= w.due_at;

CREATE TABLE verdicts AS
WITH judged AS (
  SELECT ticket, min(at_ms) FILTER (is_certain) AS second_contact_at,
    coalesce(bool_or(is_undecided), false) AS undecided
  FROM contacts GROUP BY ticket
), reopened AS (
  -- Reopen rate: "reopened within the window", falling due like a verdict.
  SELECT e.ticket, min(e.at_ms) AS reopened_at
  FROM timeline AS e JOIN windows AS w USING (ticket)
  WHERE e.is_reopen AND e.at_ms <= w.due_at
  GROUP BY e.ticket
)
SELECT w.ticket, w.credit, w.solved_at, w.due_at, w.last_read_at, w.is_seen, NOT w.impossible AS is_known,
  j.second_contact_at, coalesce(j.undecided, false) AS undecided, r.reopened_at,
  w.is_seen AND NOT w.impossible AND n.ticket IS NULL AS is_in_cohort
FROM windows AS w
LEFT JOIN judged AS j USING (ticket)
LEFT JOIN reopened AS r USING (ticket)
LEFT JOIN not_first_contacts AS n USING (ticket);
