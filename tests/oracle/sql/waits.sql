-- "Time in new + open + hold, in pending, in hold", from creation to the solve that counts.
CREATE TABLE stretches AS
WITH turns AS (
  -- A ticket begins as new, unless a status says otherwise at the same instant; then this stretch is empty.
  SELECT ticket, 0 AS seq, created_at AS from_at, 'new' AS status FROM beginnings WHERE created_at IS NOT NULL
  UNION ALL
  SELECT e.ticket, e.seq, greatest(e.at_ms, b.created_at), e.status
  FROM timeline AS e JOIN beginnings AS b USING (ticket) WHERE e.type = 'status' AND b.created_at IS NOT NULL
), lasting AS (
  SELECT *, lead(from_at) OVER (PARTITION BY ticket ORDER BY seq) AS to_at FROM turns
)
SELECT l.ticket, l.status, l.from_at, least(coalesce(l.to_at, f.solved_at), f.solved_at) AS to_at
FROM lasting AS l JOIN full_resolutions AS f USING (ticket)
WHERE l.seq < f.seq AND l.from_at < f.solved_at;
