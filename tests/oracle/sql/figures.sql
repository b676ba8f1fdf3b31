-- Figures of periods, as of each profile's own now: "today is so far", "7 days" is today and the six before.
CREATE TABLE periods AS
WITH today AS (
  SELECT p.profile, p.now_at, d.day AS today
  FROM profiles AS p ASOF JOIN day_starts AS d ON p.profile = d.profile AND p.now_at >= d.starts_at
)
SELECT t.profile, t.now_at, n.days, t.today - (n.days - 1) AS from_day, t.today AS to_day
FROM today AS t CROSS JOIN (VALUES (1), (7), (30)) AS n(days);

-- The month also by channel; no channel: whatever it is.
CREATE TABLE slices AS
SELECT p.*, c.channel FROM periods AS p CROSS JOIN (VALUES (NULL), ('email'), ('chat'), ('phone')) AS c(channel)
WHERE c.channel IS NULL OR p.days = 30;

CREATE TABLE clocked AS
WITH values AS (
SELECT ticket, profile, metric, day::DATE AS day, 'calendar' AS clock, value FROM truth WHERE value IS NOT NULL
UNION ALL
-- What has no business time is a count or a share, and the same on either clock.
SELECT ticket, profile, metric, day::DATE, 'business',
  CASE WHEN metric IN (SELECT DISTINCT metric FROM timed) THEN business ELSE value END
FROM truth WHERE value IS NOT NULL
UNION ALL
-- "The mean over first response and next replies together", on the customer's clock.
SELECT ticket, profile, 'average-response-time', day::DATE, c.clock,
  CASE c.clock WHEN 'calendar' THEN value ELSE business END
FROM truth CROSS JOIN (VALUES ('calendar'), ('business')) AS c(clock)
WHERE metric IN ('first-response-time', 'next-reply-time')
)
SELECT v.*, t.channel FROM values AS v JOIN tickets AS t USING (ticket);

-- Verdicts that fell due. Second contacts speak against first contact resolution, reopenings for the reopen rate.
CREATE TABLE judged AS
SELECT t.ticket, t.profile, k.channel, t.metric, t.day::DATE AS day,
  CASE
    WHEN t.solved_at + p.window_ms > p.now_at THEN 'pending'
    WHEN t.decided_at IS NOT NULL THEN 'happened'
    WHEN t.undecided THEN 'undecided'
    WHEN t.verified THEN 'not'
    ELSE 'unverified'
  END AS verdict,
  t.metric = 'reopen-rate' AS is_counted_when_happened
FROM truth AS t JOIN profiles AS p USING (profile) JOIN tickets AS k USING (ticket) WHERE t.solved_at IS NOT NULL;

CREATE TABLE figures AS
SELECT p.profile, p.days, p.channel, c.metric, c.clock, count(c.value) AS n, sum(c.value) AS total,
  sum(c.value) / count(c.value) AS mean, quantile_cont(c.value, 0.5) AS median, quantile_cont(c.value, 0.9) AS p90
FROM slices AS p JOIN clocked AS c ON c.profile = p.profile AND c.day BETWEEN p.from_day AND p.to_day
WHERE c.value IS NOT NULL AND (p.channel IS NULL OR c.channel = p.channel)
GROUP BY ALL
UNION ALL
SELECT p.profile, p.days, p.channel, j.metric, c.clock, count(*), sum(((j.verdict = 'happened') = is_counted_when_happened)::INTEGER),
  NULL, NULL, NULL
FROM slices AS p
JOIN judged AS j ON j.profile = p.profile AND j.day BETWEEN p.from_day AND p.to_day
  AND (p.channel IS NULL OR j.channel = p.channel)
CROSS JOIN (VALUES ('calendar'), ('business')) AS c(clock)
WHERE j.verdict IN ('happened', 'not')
GROUP BY ALL;

-- "12 still inside their window": whatever the period. Undecided and unverified ones: of those that fell due in it.
CREATE TABLE set_apart AS
SELECT p.profile, p.days, p.channel, j.metric, j.verdict, count(*) AS n
FROM slices AS p
JOIN judged AS j ON j.profile = p.profile AND j.day >= p.from_day AND (j.verdict = 'pending' OR j.day <= p.to_day)
  AND (p.channel IS NULL OR j.channel = p.channel)
WHERE j.verdict IN ('pending', 'undecided', 'unverified')
GROUP BY ALL;

-- "Share within L: values ≤ L ÷ (values + tickets still waiting whose age on that clock exceeds L)".
CREATE TABLE shares_within AS
WITH counted AS (
  SELECT p.profile, p.days, p.channel, c.metric, c.clock, (c.value <= f.limit_ms)::INTEGER AS num, 1 AS den
  FROM slices AS p
  JOIN profiles AS f USING (profile)
  JOIN clocked AS c ON c.profile = p.profile AND c.day BETWEEN p.from_day AND p.to_day
  WHERE c.value IS NOT NULL AND (p.channel IS NULL OR c.channel = p.channel)
  UNION ALL
  SELECT p.profile, p.days, p.channel, a.metric, a.clock, 0, 1
  FROM slices AS p
  JOIN profiles AS f USING (profile)
  JOIN ages AS a ON a.profile = p.profile AND a.age_ms > f.limit_ms AND (p.channel IS NULL OR a.channel = p.channel)
)
SELECT profile, days, channel, metric, clock, sum(num)::INTEGER AS num, sum(den)::INTEGER AS den FROM counted GROUP BY ALL;

-- Utilization: both operands. A shift that is not over counts so far.
CREATE TABLE utilizations AS
WITH bounds AS (
  SELECT p.profile, p.days, p.from_day, p.to_day, a.starts_at, least(z.starts_at, p.now_at) AS ends_at
  FROM periods AS p
  JOIN day_starts AS a ON a.profile = p.profile AND a.day = p.from_day
  JOIN day_starts AS z ON z.profile = p.profile AND z.day = p.to_day + 1
), shifts AS (
  SELECT b.profile, b.days, sum(least(i.closes_at, b.ends_at) - greatest(i.opens_at, b.starts_at)) AS shift_ms
  FROM bounds AS b
  JOIN profiles AS p USING (profile)
  JOIN open_intervals AS i ON i.schedule = p.shift AND i.opens_at < b.ends_at AND i.closes_at > b.starts_at
  GROUP BY ALL
), handling AS (
  SELECT b.profile, b.days, sum(c.value) AS handle_ms
  FROM bounds AS b
  JOIN clocked AS c ON c.profile = b.profile AND c.day BETWEEN b.from_day AND b.to_day
  WHERE c.metric = 'time-worked' AND c.clock = 'calendar'
  GROUP BY ALL
)
SELECT s.profile, s.days, coalesce(h.handle_ms, 0) AS num, s.shift_ms AS den
FROM shifts AS s LEFT JOIN handling AS h USING (profile, days) WHERE s.shift_ms > 0;

-- Backlog: "`opening + in − out = closing` must balance". What is mine and open at each day's end.
CREATE TABLE backlog_days AS
WITH dated AS (
  SELECT p.profile, d.day, d.starts_at, lead(d.starts_at) OVER (PARTITION BY p.profile ORDER BY d.day) AS ends_at
  FROM periods AS p
  JOIN day_starts AS d ON d.profile = p.profile AND d.day BETWEEN p.from_day AND p.to_day + 1
  WHERE p.days = 30
), moves AS (
  SELECT t.profile, b.at_ms, CASE WHEN b.is_mine_open THEN 1 ELSE -1 END AS step
  FROM backlog_changes AS b JOIN tickets AS t USING (ticket)
  -- By a wrong clock a move may lie on a day to come: it has moved nothing on the days before.
  WHERE b.is_mine_open <> b.was_mine_open
)
SELECT d.profile, strftime(d.day, '%Y-%m-%d') AS day,
  coalesce(sum(m.step) FILTER (m.at_ms < d.starts_at), 0) AS opening,
  count(*) FILTER (m.step = 1 AND m.at_ms >= d.starts_at) AS entered,
  count(*) FILTER (m.step = -1 AND m.at_ms >= d.starts_at) AS "left",
  coalesce(sum(m.step), 0) AS closing
FROM dated AS d LEFT JOIN moves AS m ON m.profile = d.profile AND m.at_ms < d.ends_at
WHERE d.ends_at IS NOT NULL
GROUP BY ALL;
