-- Opening intervals in UTC, and the starts of local days, from the plain rows.
--
-- "A skipped local time counts with the old offset (02:30 → 03:30); a doubled one is its first": both are the
-- instant that the offset before the change gives. DuckDB's own way from local time to UTC takes the second of a
-- doubled hour, so only the other direction, which is never ambiguous, is asked of it.
CREATE MACRO offset_ms(zone, at_ms) AS epoch_ms(timezone(zone, timezone('UTC', epoch_ms(at_ms)))) - at_ms;

-- `local_ms`: the wall clock's time, read as if it were UTC. Offsets lie between -12 and +14 hours, so 15 hours
-- before (after) that is before (after) every change that the local time can belong to.
CREATE MACRO first_instant(zone, local_ms) AS (
  CASE
    WHEN offset_ms(zone, local_ms - offset_ms(zone, local_ms - 54000000)) = offset_ms(zone, local_ms - 54000000)
      THEN local_ms - offset_ms(zone, local_ms - 54000000)
    WHEN offset_ms(zone, local_ms - offset_ms(zone, local_ms + 54000000)) = offset_ms(zone, local_ms + 54000000)
      THEN local_ms - offset_ms(zone, local_ms + 54000000)
    ELSE local_ms - offset_ms(zone, local_ms - 54000000)
  END
);

-- The dates that any instant of a profile's tickets can touch.
CREATE TABLE profile_dates AS
WITH touched AS (
  SELECT profile, at_ms FROM events JOIN tickets USING (ticket)
  UNION ALL SELECT profile, at_ms + window_ms FROM events JOIN tickets USING (ticket) JOIN profiles USING (profile)
  UNION ALL SELECT profile, from_at FROM spans JOIN tickets USING (ticket)
  UNION ALL SELECT profile, to_at FROM spans JOIN tickets USING (ticket)
  UNION ALL SELECT profile, now_at FROM profiles
), ends AS (
  SELECT profile, min(at_ms) - 4 * 86400000 AS low, max(at_ms) + 4 * 86400000 AS high FROM touched GROUP BY profile
)
SELECT profile, unnest(generate_series(epoch_ms(low)::DATE, epoch_ms(high)::DATE, INTERVAL 1 DAY))::DATE AS date
FROM ends;

-- A local day begins at `dayStartsAt` in the shift's time zone.
CREATE TABLE day_starts AS
SELECT profile, date AS day,
  first_instant(zone, epoch_ms(date::TIMESTAMP) + day_start_minutes * 60000) AS starts_at
FROM profile_dates JOIN profiles USING (profile);

-- "A span is computed piecewise, each piece under the schedule in force", from 00:00 of `validFrom` in its zone. What
-- was before the first version is its too: there is no other to ask.
CREATE TABLE in_force AS
WITH begun AS (
  SELECT schedule, version, zone, first_instant(zone, epoch_ms(valid_from::TIMESTAMP)) AS force_from
  FROM schedule_versions
)
SELECT schedule, version, zone,
  CASE WHEN lag(force_from) OVER w IS NULL THEN 0 ELSE force_from END AS force_from,
  coalesce(lead(force_from) OVER w, 9e15::BIGINT) AS force_to
FROM begun WINDOW w AS (PARTITION BY schedule ORDER BY force_from, version);

CREATE TABLE schedule_dates AS
SELECT DISTINCT f.schedule, f.version, f.zone, f.force_from, f.force_to, d.date
FROM profile_dates AS d
JOIN profiles AS p USING (profile)
JOIN in_force AS f ON f.schedule = p.support OR f.schedule = p.shift
-- A date that the zone left out altogether (Apia, 30 December 2011) has no hours.
WHERE first_instant(f.zone, epoch_ms(d.date::TIMESTAMP)) < first_instant(f.zone, epoch_ms(d.date::TIMESTAMP) + 86400000);

-- override > holiday (also yearly) > weekday. A holiday removes what starts on it.
CREATE TABLE planned AS
WITH dated AS (
  SELECT *, strftime(date, '%Y-%m-%d') AS iso, lower(strftime(date, '%a')) AS weekday FROM schedule_dates
), ruled AS (
  SELECT d.*,
    EXISTS (
      FROM openings AS o
      WHERE o.schedule = d.schedule AND o.version = d.version AND o.kind = 'override' AND o.day = d.iso
    ) AS overridden,
    EXISTS (
      FROM free_days AS f
      WHERE f.schedule = d.schedule AND f.version = d.version AND f.day IN (d.iso, d.iso[6:])
    ) AS free
  FROM dated AS d
)
SELECT r.schedule, r.version, r.zone, r.force_from, r.force_to, r.date, o.kind = 'break' AS is_break, o.from_minute,
  -- "`to <= from` runs overnight"
  CASE WHEN o.to_minute <= o.from_minute THEN o.to_minute + 1440 ELSE o.to_minute END AS to_minute
FROM ruled AS r
JOIN openings AS o USING (schedule, version)
WHERE o.from_minute IS NOT NULL AND CASE o.kind
  WHEN 'override' THEN r.overridden AND o.day = r.iso
  WHEN 'hours' THEN NOT r.overridden AND NOT r.free AND o.day = r.weekday
  WHEN 'break' THEN o.day = r.iso
END;

-- Where at least one opening and no break runs, found by walking over the edges of all of them.
CREATE TABLE open_intervals AS
WITH placed AS (
  SELECT schedule, version, is_break,
    greatest(force_from, first_instant(zone, epoch_ms(date::TIMESTAMP) + from_minute * 60000)) AS from_at,
    least(force_to, first_instant(zone, epoch_ms(date::TIMESTAMP) + to_minute * 60000)) AS to_at
  FROM planned
), edges AS (
  SELECT schedule, version, from_at AS at_ms, (NOT is_break)::INTEGER AS opening, is_break::INTEGER AS breaking
  FROM placed WHERE from_at < to_at
  UNION ALL
  SELECT schedule, version, to_at, -(NOT is_break)::INTEGER, -is_break::INTEGER FROM placed WHERE from_at < to_at
), steps AS (
  SELECT schedule, version, at_ms, sum(opening) AS opening, sum(breaking) AS breaking
  FROM edges GROUP BY schedule, version, at_ms
), walked AS (
  SELECT schedule, version, at_ms AS opens_at, lead(at_ms) OVER w AS closes_at,
    sum(opening) OVER w AS openings, sum(breaking) OVER w AS breaks
  FROM steps WINDOW w AS (PARTITION BY schedule, version ORDER BY at_ms)
)
SELECT schedule, opens_at, closes_at,
  coalesce(sum(closes_at - opens_at) OVER (
    PARTITION BY schedule ORDER BY opens_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ), 0)::BIGINT AS open_before_ms
FROM walked WHERE openings > 0 AND breaks = 0;

-- Dates of the support hours, each in the zone of the version in force, and whether they open on it at all.
CREATE TABLE business_dates AS
WITH placed AS (
  SELECT f.schedule, d.date, f.force_to,
    greatest(first_instant(f.zone, epoch_ms(d.date::TIMESTAMP)), f.force_from) AS starts_at
  FROM in_force AS f JOIN profiles AS p ON f.schedule = p.support JOIN profile_dates AS d USING (profile)
), begun AS (
  SELECT schedule, date, min(starts_at) AS starts_at FROM placed WHERE starts_at < force_to GROUP BY ALL
), lasting AS (
  SELECT *, lead(starts_at) OVER (PARTITION BY schedule ORDER BY date) AS ends_at FROM begun
)
SELECT l.schedule, l.starts_at, l.ends_at > l.starts_at AND EXISTS (
  FROM open_intervals AS i
  WHERE i.schedule = l.schedule AND i.opens_at < l.ends_at AND i.closes_at > l.starts_at
) AS is_open
FROM lasting AS l;
