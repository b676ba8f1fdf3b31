-- "a rating goes to the last human who replied before it"; on 1–5 the top box is 4 and 5, on 1–7 6 and 7, on 1–10
-- 8 to 10, and of two answers the higher. A later rating after the same reply is a changed mind: one answer, the later.
CREATE TABLE rated AS
WITH answers AS (
  SELECT ticket, seq, actor, impossible FROM timeline WHERE is_answer
), given AS (
  SELECT r.ticket, r.seq, r.at_ms, a.seq AS answer, a.actor AS credit, r.impossible OR a.impossible AS impossible,
    r.score >= CASE r.high WHEN 5 THEN 4 WHEN 7 THEN 6 WHEN 10 THEN 8 ELSE r.high END AS is_good
  FROM timeline AS r ASOF JOIN answers AS a ON r.ticket = a.ticket AND r.seq > a.seq
  WHERE r.type = 'rating'
)
SELECT g.*, b.complete AND NOT b.is_merged AS is_seen
FROM given AS g JOIN beginnings AS b USING (ticket)
QUALIFY row_number() OVER (PARTITION BY g.ticket, g.answer ORDER BY g.seq DESC) = 1;
