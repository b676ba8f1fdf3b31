/** The agents whose tickets are made: a zone, the start of their day, their window, support hours and shift. */
import { createChance } from './random.ts';
import { dayAfter, places, randomVersions, type ScheduleVersion } from './schedules.ts';
import { instantNear, offsetMs } from './zones.ts';

export type Profile = {
  profile: number;
  me: string;
  timeZone: string;
  /** `HH:MM`: when a local day begins. */
  dayStartsAt: string;
  windowDays: number;
  /** Another ticket by the same requester is a second contact. */
  countsRepeats: boolean;
  /** A look at something that is no ticket is work on the one that it interrupted. */
  countsElsewhere: boolean;
  /** Absent: none are set. */
  support?: ScheduleVersion[];
  shift?: ScheduleVersion[];
  /** The instants about which the tickets crowd, epoch ms. */
  hot: number[];
  /** First and last instant of the tickets' creation. */
  range: [from: number, to: number];
  /** The reader's clock. */
  now: number;
  /** What a share within is within. */
  limitMs: number;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const limits = [hourMs, 8 * hourMs, dayMs, 5 * dayMs, 20 * dayMs];

export function createProfiles(seed: number, count: number): Profile[] {
  const chance = createChance(seed);
  return Array.from({ length: count }, (_, profile) => {
    const { timeZone, change } = places[profile % places.length] ?? places[0];
    const dayStartsAt = chance.pick(['00:00', '00:00', '00:00', '12:00', '06:00', '02:30', '23:30', '01:00']);
    const supportZone = chance.is(0.2) ? chance.pick(places).timeZone : timeZone;
    const support = chance.is(0.92) ? randomVersions(chance, supportZone, change) : undefined;
    const shift = chance.is(0.92) ? randomVersions(chance, timeZone, change) : undefined;
    const noon = Date.parse(`${change}T12:00:00Z`);
    return {
      profile,
      me: 'agent-1',
      timeZone,
      dayStartsAt,
      windowDays: chance.pick([7, 7, 7, 1, 3, 14, 30]),
      countsRepeats: profile % 2 === 0,
      countsElsewhere: profile % 3 === 0,
      ...(support && { support }),
      ...(shift && { shift }),
      hot: hotInstants(change, timeZone, [...(support ?? []), ...(shift ?? [])], dayStartsAt),
      range: [noon - 14 * dayMs, noon + 14 * dayMs],
      now: noon + chance.whole(12, 45) * dayMs + chance.whole(-12, 11) * hourMs,
      limitMs: limits[profile % limits.length] ?? dayMs,
    };
  });
}

/** Changes of the clocks, midnights, starts of days, openings and closings of the month about `change`. */
function hotInstants(
  change: string,
  timeZone: string,
  versions: ScheduleVersion[],
  dayStartsAt: string,
): number[] {
  const hot = new Set<number>();
  const noon = Date.parse(`${change}T12:00:00Z`);
  const hours = Array.from({ length: 5 * 48 }, (_, index) => noon - 60 * hourMs + (index * hourMs) / 2);
  const offsets = new Map(hours.map((at) => [at, offsetMs(at, timeZone)]));
  for (const [index, at] of hours.entries()) {
    const before = hours[index - 1];
    if (before !== undefined && offsets.get(before) !== offsets.get(at))
      hot
        .add(at)
        .add(at - hourMs)
        .add(at + hourMs);
  }
  for (let day = -16; day <= 30; day++) {
    const date = dayAfter(change, day);
    const times = new Set(['00:00', dayStartsAt]);
    for (const { hours, overrides, breaks } of versions) {
      for (const [from, to] of [...Object.values(hours), overrides[date] ?? [], breaks[date] ?? []].flat()) {
        times.add(from).add(to);
      }
    }
    for (const time of times) {
      const [hour, minute] = time.split(':').map(Number) as [number, number];
      const asUtc = Date.parse(`${date}T00:00:00Z`) + hour * hourMs + minute * 60_000;
      hot.add(instantNear(asUtc, timeZone));
    }
  }
  return [...hot];
}
