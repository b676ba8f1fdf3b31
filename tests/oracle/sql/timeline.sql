-- The events of each ticket in order, with what each of them finds and what comes after it.
CREATE TABLE timeline AS
WITH ordered AS (
  SELECT *,
    row_number() OVER (
      PARTITION BY ticket
      ORDER BY at_ms,
        -- At the same instant: the creation, what people did, statuses, a merge.
        CASE type WHEN 'created' THEN 0 WHEN 'status' THEN 2 WHEN 'merge' THEN 3 ELSE 1 END,
        -- Ids in natural order: a run of digits is a number.
        list_transform(
          regexp_extract_all(id, '[0-9]+|[^0-9]+'),
          lambda part: CASE WHEN part[1] BETWEEN '0' AND '9' THEN lpad(part, 20, '0') ELSE part END
        )
    ) AS seq,
    min(at_ms) FILTER (type = 'created') OVER (PARTITION BY ticket) AS created_at
  FROM events
), marked AS (
  SELECT *,
    -- What looks like the creation is one only where the whole history was seen.
    suspect OR coalesce(at_ms < created_at AND (SELECT t.complete FROM tickets AS t WHERE t.ticket = ordered.ticket), false)
      AS impossible,
    type = 'message' AND role = 'agent' AND public AS is_answer,
    type = 'message' AND role = 'customer' AND public AS is_question,
    type = 'status' AND status IN ('solved', 'closed') AS is_solved_status,
    -- The state that a status event finds. A ticket begins as new.
    CASE WHEN type = 'status' THEN coalesce(lag(status) OVER (PARTITION BY ticket, type ORDER BY seq), 'new') END
      AS found_status
  FROM ordered
), turned AS (
  SELECT *,
    -- Solve: into solved or closed from any other state. Reopen: out of them.
    is_solved_status AND found_status NOT IN ('solved', 'closed') AS is_solve,
    type = 'status' AND NOT is_solved_status AND found_status IN ('solved', 'closed') AS is_reopen
  FROM marked
)
SELECT *,
  min(CASE WHEN is_solve THEN seq END) OVER later AS next_solve,
  min(CASE WHEN is_answer THEN seq END) OVER later AS next_answer,
  min(CASE WHEN is_answer THEN at_ms END) OVER later AS next_answer_at,
  min(CASE WHEN is_question THEN seq END) OVER later AS next_question,
  min(CASE WHEN is_reopen THEN seq END) OVER later AS next_reopen,
  coalesce(bool_or(type = 'merge') OVER (PARTITION BY ticket), false) AS is_merged
FROM turned
WINDOW later AS (PARTITION BY ticket ORDER BY seq ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING);

-- Who holds a ticket from which event on, and by whom that ownership began.
CREATE TABLE assignments AS
SELECT ticket, seq, at_ms, assignee, role, actor, impossible,
  lag(assignee) OVER (PARTITION BY ticket ORDER BY seq) AS found_assignee
FROM timeline WHERE type = 'assignment';

CREATE TABLE ownerships AS
SELECT ticket, seq, at_ms, assignee, impossible,
  -- "actor unknown = someone else"
  NOT coalesce(role = 'agent' AND actor = assignee, false) AS by_someone_else
FROM assignments WHERE assignee IS DISTINCT FROM found_assignee;

-- One line a ticket: how it began.
CREATE TABLE beginnings AS
WITH created AS (
  SELECT ticket, arg_min(role, seq) AS role, arg_min(actor, seq) AS actor, arg_min(at_ms, seq) AS at_ms, arg_min(suspect, seq) AS impossible
  FROM timeline WHERE type = 'created' GROUP BY ticket
), first_message AS (
  SELECT ticket, min(seq) AS seq, arg_min(actor, seq) AS actor, arg_min(public, seq) AS public
  FROM timeline WHERE type = 'message' GROUP BY ticket
)
SELECT t.ticket, t.profile, p.me, p.window_ms, p.now_at, p.support, p.shift,
  t.complete, t.last_read_at, t.complaint, c.at_ms AS created_at, c.impossible AS created_impossible,
  -- "Opened by an agent with a public message": the first message, if it is the opener's own.
  coalesce(c.role = 'agent' AND m.actor = c.actor AND m.public, false) AS is_proactive,
  coalesce(c.role = 'agent' AND m.actor = c.actor AND NOT m.public, false) AS is_phone,
  m.seq AS first_message,
  EXISTS (FROM timeline AS e WHERE e.ticket = t.ticket AND e.type = 'merge') AS is_merged
FROM tickets AS t
JOIN profiles AS p USING (profile)
LEFT JOIN created AS c USING (ticket)
LEFT JOIN first_message AS m USING (ticket);

-- Every solve with the one it is credited to: the agent who did it; by a customer nobody; by a rule, the system
-- or somebody unknown the assignee at that instant.
CREATE TABLE solves AS
SELECT s.ticket, s.seq, s.at_ms, s.impossible,
  row_number() OVER (PARTITION BY s.ticket ORDER BY s.seq) AS number,
  CASE WHEN s.role = 'agent' THEN s.actor WHEN s.role = 'customer' THEN NULL ELSE a.assignee END AS credit,
  coalesce(s.role, 'system') = 'system' AS by_rule
FROM timeline AS s
ASOF LEFT JOIN assignments AS a ON s.ticket = a.ticket AND s.seq > a.seq
WHERE s.is_solve;

-- The counted solve is the last one that is no mere re-solve after a bare thank-you: the earlier solve is kept if
-- between the two the customer had the last public word and no agent answered at or after the reopening.
CREATE TABLE counted_solves AS
WITH pairs AS (
  SELECT ticket, number, seq, lag(seq) OVER (PARTITION BY ticket ORDER BY number) AS before FROM solves
), between_them AS (
  SELECT p.ticket, p.number,
    arg_max(e.is_question, e.seq) FILTER (e.is_question OR e.is_answer) AS customer_last,
    max(e.at_ms) FILTER (e.is_answer) AS answered_at,
    max(e.at_ms) FILTER (e.is_reopen) AS reopened_at
  FROM pairs AS p
  JOIN timeline AS e ON e.ticket = p.ticket AND e.seq > p.before AND e.seq < p.seq
  GROUP BY p.ticket, p.number
), judged AS (
  SELECT s.*, coalesce(b.customer_last AND coalesce(b.answered_at < b.reopened_at, true), false) AS after_thanks
  FROM solves AS s LEFT JOIN between_them AS b USING (ticket, number)
)
SELECT * FROM judged WHERE NOT after_thanks
QUALIFY row_number() OVER (PARTITION BY ticket ORDER BY seq DESC) = 1;
