/** What the preview of a target is drawn from: the last 30 days of the profile that is shown, read only. */
import { openDatabase } from '../db/connection.ts';
import { figuresInForce } from '../db/in-force.ts';
import { daysToRead } from '../domain/card.ts';
import type { Definitions } from '../domain/definitions.ts';
import { localDay } from '../domain/local-day.ts';
import { daysOf } from '../domain/period.ts';
import { rulesOf } from '../domain/rules.ts';
import type { PreviewBasis } from '../domain/target-preview.ts';
import { now } from '../platform/clock.ts';
import { initialDefinitions } from './definitions.ts';
import { isLive, type Overview, profileOf, rowsOf } from './overview.ts';

/** @throws {DatabaseError} */
export async function readPreviewBasis({
  connections,
  profile,
}: Pick<Overview, 'connections' | 'profile'>): Promise<PreviewBasis> {
  const db = await openDatabase();
  const at = now();
  const shown = ({ timeZone, dayStartsAt }: Definitions) => daysOf('30', localDay(at, timeZone, dayStartsAt));
  const { filing, sheets, open } = await figuresInForce(db, daysToRead('30', at, 'figures'));
  const definitions = filing?.now.definitions ?? initialDefinitions();
  const own = connections.filter((one) => profileOf(one) === profile);
  return {
    days: shown(definitions),
    sheets: rowsOf(own, sheets),
    open: rowsOf(own.filter(isLive), open),
    rules: rulesOf(definitions),
    now: at,
  };
}
