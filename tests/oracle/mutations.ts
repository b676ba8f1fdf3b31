/**
 * Mistakes that the oracle must notice: each is a piece of text in a file of `lib/domain` and what stands there
 * instead. The text must stand there exactly once. To add one, add a line.
 */

export type Mutation = { name: string; file: string; from: string; to: string };

const wallClock = (at: string) =>
  `Date.parse(new Date(${at}).toLocaleString('sv-SE', { timeZone: definitions.timeZone }) + 'Z')`;

// biome-ignore format: one mistake a line
const rows: [name: string, file: string, from: string, to: string][] = [
  // Who said what
  ['a note counts as a reply', 'story.ts', "event.type === 'message' && event.public && event.by.role === role", "event.type === 'message' && event.by.role === role"],
  ['a bot ends the first response', 'story.ts', "isPublicMessageBy(event, 'agent')", "(isPublicMessageBy(event, 'agent') || isPublicMessageBy(event, 'system'))"],
  ['the message that opened a ticket is a reply', 'story.ts', 'message !== opening?.message', 'message !== undefined'],
  ['the assignee gets the response, not the sender', 'outcome.ts', 'if (reply.by.id !== me)', 'if (story.assignee !== me)'],
  ['a private note decides on a reopening', 'story.ts', 'isAgentMessage(event) && event.at >= reopen.at', "event.type === 'message' && event.at >= reopen.at"],
  // When my clock begins
  ['taking a ticket oneself moves the start', 'ownership.ts', 'event.to === me && event.by?.id !== me', 'event.to === me'],
  ['assigning a ticket again to its owner moves the start', 'ownership.ts', ' || event.to === before.owner', ''],
  ['a hand-off from a bot does not move the start', 'outcome.ts', "if (event.type === 'handoff') handedOffAt = event.at;", ''],
  ['a run of messages begins with its latest', 'next-replies.ts', 'asked ??= event', 'asked = event'],
  ['a thank-you waits for a reply', 'next-replies.ts', ' && !thankYous.has(event)', ''],
  // Solves
  ['a closing after the solve is another solve', 'story.ts', 'if (solved && !wasSolved)', 'if (solved)'],
  ["a customer's own solve is the assignee's", 'story.ts', 'solver: undefined, byRule: false', 'solver: assignee, byRule: false'],
  ["a rule's solve is nobody's", 'story.ts', 'solver: assignee, byRule: true', 'solver: undefined, byRule: true'],
  ['closed without solved is no solve', 'ticket.ts', "return status === 'solved' || status === 'closed';", "return status === 'solved';"],
  ['the first resolution ends with the last solve', 'outcome.ts', 'resolutionOf(story, solves[0], me)', 'resolutionOf(story, solves.at(-1), me)'],
  ['a re-solve after a thank-you counts', 'story.ts', 'before === undefined || !endsInThankYou(before)', 'before === undefined || before !== undefined'],
  ['one-touch in spite of a reopening', 'metrics/one-touch.ts', 'effort.replies === 1 && reopens === 0', 'effort.replies === 1'],
  ['merged-away tickets count', 'outcome.ts', 'story.merged ?', 'story.merged && !story ?'],
  // First contact resolution
  ['the window ends before its last instant', 'outcome.ts', 'at > firstSolvedAt && at <= dueAt', 'at > firstSolvedAt && at < dueAt'],
  ['the window begins with the solve', 'outcome.ts', 'at > firstSolvedAt && at <= dueAt', 'at >= firstSolvedAt && at <= dueAt'],
  ['the window is a day longer', 'outcome.ts', 'fcrWindowDays * dayMs', '(fcrWindowDays + 1) * dayMs'],
  ["a message after the customer's own reopening takes it back", 'contacts.ts', '!after.slice(0, after.indexOf(reopen)).some(isCustomerMessage)', '!after.some(isCustomerMessage)'],
  ["a customer's own reopening counts in spite of the message that came with it", 'contacts.ts', '!after.slice(0, after.indexOf(reopen)).some(isCustomerMessage)', 'true'],
  ["a colleague's reply before mine does not matter", 'outcome.ts', 'earliest.by.id !== me', 'earliest.by.id === undefined'],
  ['a repeat at the last instant of the window does not count', 'outcome.ts', '...repeats.map(', '...repeats.filter((at) => at < dueAt).map('],
  ['a repeat leaves a verdict undecided', 'outcome.ts', '!second && contacts.length > 0', 'contacts.some(({ certain }) => !certain)'],
  ['repeats count unasked', 'repeats.ts', '!countsRepeats || requester', 'requester'],
  ["another helpdesk's tickets are repeats", 'repeats.ts', 'one.connection === connection && ', ''],
  ['a ticket that was merged away is a repeat', 'repeats.ts', 'created && !merged &&', 'created &&'],
  ['read only at the last instant is not verified', 'metrics/metric.ts', 'lastReadAt >= dueAt', 'lastReadAt > dueAt'],
  ['an unverified verdict is a yes', 'figures.ts', "verified ? not : 'unverified'", 'verified ? not : not'],
  ['an undecided verdict is decided', 'figures.ts', "if (undecided) return 'undecided';", ''],
  // Wrong clocks and order
  ['an instant in the future is believed', 'story.ts', 'suspectInstants.has(at) || ', ''],
  ['an instant before the creation is believed', 'story.ts', 'at < created.at', 'at < created.at && at < 0'],
  ['ids are in the order of text', 'timeline.ts', 'isDigits(part) && isDigits(other) ? Number(part) - Number(other) : 0', '0'],
  ['a status comes before the messages of its instant', 'timeline.ts', 'status: 2,', 'status: 0.5,'],
  // Days and clocks
  ['days are cut in UTC', 'local-day.ts', 'instantIn(timeZone, number * dayMs + startMs)', "instantIn('UTC', number * dayMs + startMs)"],
  ['days begin at midnight whatever is set', 'rules.ts', 'localDays(timeZone, dayStartsAt)', 'localDays(timeZone)'],
  ['work lies on the day on which it began', 'metrics/time-worked.ts', 'spans.flatMap((whole) => cutAtDays(whole, dayOf))', 'spans'],
  ['the wall clock measures, not elapsed time', 'metrics/metric.ts', "{ support }: Rules,\n): Pick<Measured, 'value' | 'businessMs'> & { value: number } {\n  return { value: to - from,", `{ support, definitions }: Rules,\n): Pick<Measured, 'value' | 'businessMs'> & { value: number } {\n  return { value: ${wallClock('to')} - ${wallClock('from')},`],
  ['a skipped local time counts with the new offset', 'local-time.ts', 'earlier && at < earlier.untilMs ? localMs - earlier.offsetMs : at', 'at'],
  ['a skipped local time is the instant of the change', 'local-time.ts', '? localMs - earlier.offsetMs : at', '? earlier.untilMs : at'],
  ['a doubled local time is its second', 'local-time.ts', 'if (at < offset.untilMs) return', 'if (at < offset.untilMs - 3_600_000) return'],
  ['a holiday comes before an override', 'schedule.ts', 'overrides.get(date) ?? (isHoliday ? [] : (week[weekday] ?? []))', 'isHoliday ? [] : (overrides.get(date) ?? week[weekday] ?? [])'],
  ['a yearly holiday is a working day', 'schedule.ts', ' || holidays.has(date.slice(5))', ''],
  ['breaks are working time', 'schedule.ts', 'running.hours > 0 && running.breaks === 0', 'running.hours > 0'],
  ['a schedule stays in force beside its successor', 'schedule.ts', 'Math.min(to, versions[index + 1]?.from ?? to)', 'to'],
  // Work, ratings, backlog
  ['elsewhere counts unasked', 'counted-work.ts', 'countsElsewhere ? elsewhere', 'elsewhere ? elsewhere'],
  ['elsewhere never counts', 'counted-work.ts', 'countsElsewhere ? elsewhere.reduce(addSpan, [...spans])', 'countsElsewhere ? spans'],
  ['what was corrected counts all the same', 'counted-work.ts', 'const kept = spans.flatMap((span) => without(span, inForce))', 'const kept = spans'],
  ['what the agent said does not count', 'counted-work.ts', 'inForce.filter(({ ms }) => ms > 0)', 'inForce.filter(({ ms }) => ms < 0)'],
  ['an undone correction holds', 'corrections.ts', 'one.undoneAt === undefined && !isSuperseded', '!isSuperseded'],
  ['of corrections that overlap the first holds', 'corrections.ts', 'b.madeAt - a.madeAt', 'a.madeAt - b.madeAt'],
  ['corrections that only touch overlap', 'corrections.ts', 'one.from < to && from < one.to', 'one.from <= to && from <= one.to'],
  ['said time lies on the day of its end', 'counted-work.ts', 'map(({ from, ms }) => ({ at: from, ms }))', 'map(({ to, ms }) => ({ at: to, ms }))'],
  ['said time is no sign of work before the solve', 'outcome.ts', ', ...work.said.map(({ at }) => at)]', ']'],
  ['work seen too late counts', 'outcome.ts', 'clockToleranceMs = 120_000', 'clockToleranceMs = 12_000_000'],
  ['work seen two minutes after the solve is too late', 'outcome.ts', 'from <= solvedAt + clockToleranceMs', 'from < solvedAt + clockToleranceMs'],
  ['a rating goes to the first who replied', 'ratings.ts', 'if (isAgentMessage(event)) last = event;', 'if (isAgentMessage(event)) last ??= event;'],
  ['the top box of ten begins with nine', 'metrics/csat.ts', "'1-10': 8", "'1-10': 9"],
  ['a solved ticket stays in the backlog', 'backlog-moves.ts', ' && !solved && ', ' && '],
  ['moves of coming days stand in the backlog of today', 'backlog.ts', 'if (day > today) closing', 'if (day < from) closing'],
  ["pending is the requester's wait", 'waits.ts', "pending: ['agent']", "pending: ['requester']"],
  // Figures
  ['the mean for the median', 'figures.ts', 'median: quantile(sorted, 0.5)', 'median: total / values.length'],
  ['the nearest rank for a quantile of type 7', 'figures.ts', '(above - below) * (rank - Math.floor(rank))', '(above - below) * Math.round(rank - Math.floor(rank))'],
  ['waiting tickets do not count in a share within', 'figures.ts', 'values.length + waiting.length', 'values.length + 0 * waiting.length'],
  ['what took exactly as long as the limit is late', 'figures.ts', 'value <= limit', 'value < limit'],
  ['an open complaint does not wait for its resolution', 'waiting.ts', 'complaint ? createdAt : undefined', 'complaint ? undefined : undefined'],
  ['figures of a channel are of all tickets', 'figures.ts', 'if (channel !== undefined && row.channel !== channel) continue;', ''],
  ['a note is no touch', 'outcome.ts', "(event.type === 'message' || event.type", "((event.type === 'message' && event.public) || event.type"],
  ['the day of receipt is a business day', 'business-days.ts', 'addDays(dayOf(from), 1)', 'dayOf(from)'],
  ["a date is that of the first version's zone", 'business-days.ts', 'support.timeZoneAt(at)', 'support.timeZoneAt(0)'],
  ["a day's shift counts before it is over", 'working-hours.ts', 'Math.min(endsAt, now)', 'endsAt + 0 * now'],
];

export const mutations: Mutation[] = rows.map(([name, file, from, to]) => ({ name, file, from, to }));
