-- What the oracle is given: tickets and schedules as plain rows. Instants are epoch milliseconds.
CREATE TABLE profiles (
  profile INTEGER, me VARCHAR, zone VARCHAR, day_start_minutes INTEGER, window_ms BIGINT, counts_repeats BOOLEAN,
  counts_elsewhere BOOLEAN,
  support INTEGER, shift INTEGER, now_at BIGINT, limit_ms BIGINT
);
CREATE TABLE tickets (
  ticket INTEGER, profile INTEGER, complete BOOLEAN, last_read_at BIGINT, complaint BOOLEAN,
  channel VARCHAR, priority VARCHAR, requester VARCHAR
);
CREATE TABLE events (
  ticket INTEGER, id VARCHAR, at_ms BIGINT, type VARCHAR, role VARCHAR, actor VARCHAR, public BOOLEAN,
  status VARCHAR, assignee VARCHAR, score DOUBLE, low DOUBLE, high DOUBLE, suspect BOOLEAN
);
CREATE TABLE spans (ticket INTEGER, from_at BIGINT, to_at BIGINT, is_elsewhere BOOLEAN);
-- What the agent said instead of what was measured; no two of a ticket were made at one instant.
CREATE TABLE corrections (
  ticket INTEGER, made_at BIGINT, from_at BIGINT, to_at BIGINT, ms BIGINT, is_undone BOOLEAN
);

CREATE TABLE schedule_versions (schedule INTEGER, version INTEGER, zone VARCHAR, valid_from DATE);
-- kind: 'hours' (day: mon … sun), 'override' or 'break' (day: a date). No minutes: closed on that day.
CREATE TABLE openings (
  schedule INTEGER, version INTEGER, kind VARCHAR, day VARCHAR, from_minute INTEGER, to_minute INTEGER
);
-- day: a date, or MM-DD of every year.
CREATE TABLE free_days (schedule INTEGER, version INTEGER, day VARCHAR);
