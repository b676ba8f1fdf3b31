-- Handle time: of each ticket, and of each local day ("on which each second was worked").
CREATE TABLE handled AS
SELECT s.ticket, sum(s.to_at - s.from_at)::BIGINT AS handle_ms, min(s.from_at) AS began_at
FROM spans AS s GROUP BY s.ticket;

CREATE TABLE days AS
SELECT profile, strftime(day, '%Y-%m-%d') AS day, starts_at,
  lead(starts_at) OVER (PARTITION BY profile ORDER BY starts_at) AS ends_at
FROM day_starts
-- Of two days that begin at one instant the earlier has no length.
QUALIFY ends_at > starts_at;

CREATE TABLE worked_days AS
SELECT s.ticket, t.profile, d.day, sum(least(s.to_at, d.ends_at) - greatest(s.from_at, d.starts_at))::BIGINT AS handle_ms
FROM spans AS s
JOIN tickets AS t USING (ticket)
JOIN days AS d ON d.profile = t.profile AND d.starts_at < s.to_at AND d.ends_at > s.from_at
GROUP BY ALL;

-- "my shift's hours (breaks out)" of each local day
CREATE TABLE shift_days AS
SELECT d.profile, d.day,
  sum(greatest(0, least(i.closes_at, d.ends_at) - greatest(i.opens_at, d.starts_at)))::BIGINT AS shift_ms
FROM days AS d
JOIN profiles AS p USING (profile)
JOIN open_intervals AS i ON i.schedule = p.shift AND i.opens_at < d.ends_at AND i.closes_at > d.starts_at
GROUP BY ALL;
