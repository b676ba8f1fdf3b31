-- Handle time: of each ticket, and of each local day ("on which each second was worked").

-- Of corrections that overlap the one made last holds; one that does not hold stands in nobody's way.
CREATE TABLE holding AS
WITH RECURSIVE standing AS (
  SELECT ticket, made_at, from_at, to_at, ms, row_number() OVER (PARTITION BY ticket ORDER BY made_at DESC) AS place
  FROM corrections WHERE NOT is_undone
),
judged AS (
  SELECT ticket, 1 AS place, [{'f': from_at, 't': to_at, 'ms': ms}] AS held FROM standing WHERE place = 1
  UNION ALL
  SELECT s.ticket, s.place, CASE
    WHEN len(list_filter(j.held, h -> h.f < s.to_at AND s.from_at < h.t)) > 0 THEN j.held
    ELSE list_append(j.held, {'f': s.from_at, 't': s.to_at, 'ms': s.ms}) END
  FROM judged AS j JOIN standing AS s ON s.ticket = j.ticket AND s.place = j.place + 1
),
last AS (SELECT ticket, held FROM judged QUALIFY place = max(place) OVER (PARTITION BY ticket)),
opened AS (SELECT ticket, unnest(held) AS one FROM last)
SELECT ticket, one.f AS from_at, one.t AS to_at, one.ms AS ms FROM opened;

CREATE TABLE own_spans AS
SELECT s.ticket, s.from_at, s.to_at FROM spans AS s
JOIN tickets USING (ticket) JOIN profiles AS p USING (profile)
WHERE NOT s.is_elsewhere OR p.counts_elsewhere;

-- The stretches between two neighbouring instants of a ticket that are measured and not corrected.
CREATE TABLE pieces AS
WITH instants AS (
  SELECT ticket, from_at AS at_ms FROM own_spans UNION SELECT ticket, to_at FROM own_spans
  UNION SELECT ticket, from_at FROM holding UNION SELECT ticket, to_at FROM holding
),
stretches AS (
  SELECT ticket, at_ms AS from_at, lead(at_ms) OVER (PARTITION BY ticket ORDER BY at_ms) AS to_at FROM instants
)
SELECT x.ticket, x.from_at, x.to_at FROM stretches AS x
WHERE EXISTS (FROM own_spans AS m WHERE m.ticket = x.ticket AND m.from_at <= x.from_at AND m.to_at >= x.to_at)
  AND NOT EXISTS (FROM holding AS h WHERE h.ticket = x.ticket AND h.from_at <= x.from_at AND h.to_at >= x.to_at);

CREATE TABLE said AS SELECT ticket, from_at, ms FROM holding WHERE ms > 0;

CREATE TABLE handled AS
SELECT ticket, sum(ms)::BIGINT AS handle_ms, min(from_at) AS began_at
FROM (SELECT ticket, from_at, to_at - from_at AS ms FROM pieces UNION ALL FROM said) GROUP BY ticket;

CREATE TABLE days AS
SELECT profile, strftime(day, '%Y-%m-%d') AS day, starts_at,
  lead(starts_at) OVER (PARTITION BY profile ORDER BY starts_at) AS ends_at
FROM day_starts
-- Of two days that begin at one instant the earlier has no length.
QUALIFY ends_at > starts_at;

CREATE TABLE worked_days AS
WITH shares AS (
  SELECT s.ticket, t.profile, d.day, least(s.to_at, d.ends_at) - greatest(s.from_at, d.starts_at) AS ms
  FROM pieces AS s
  JOIN tickets AS t USING (ticket)
  JOIN days AS d ON d.profile = t.profile AND d.starts_at < s.to_at AND d.ends_at > s.from_at
  UNION ALL
  SELECT s.ticket, t.profile, d.day, s.ms
  FROM said AS s
  JOIN tickets AS t USING (ticket)
  JOIN days AS d ON d.profile = t.profile AND d.starts_at <= s.from_at AND d.ends_at > s.from_at
)
SELECT ticket, profile, day, sum(ms)::BIGINT AS handle_ms FROM shares GROUP BY ALL;

-- "my shift's hours (breaks out)" of each local day
CREATE TABLE shift_days AS
SELECT d.profile, d.day,
  sum(greatest(0, least(i.closes_at, d.ends_at) - greatest(i.opens_at, d.starts_at)))::BIGINT AS shift_ms
FROM days AS d
JOIN profiles AS p USING (profile)
JOIN open_intervals AS i ON i.schedule = p.shift AND i.opens_at < d.ends_at AND i.closes_at > d.starts_at
GROUP BY ALL;
