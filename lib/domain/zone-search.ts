/** Finds time zones by what people type of their names. */

const most = 50;

/** Names that have every typed word in them, those with a word that begins so first; else in the order given. */
export function matchingZones(zones: readonly string[], text: string): string[] {
  const words = plain(text).split(' ').filter(Boolean);
  const begins = (zone: string) => words.every((word) => ` ${plain(zone)}`.includes(` ${word}`));
  const found = zones.filter((zone) => words.every((word) => plain(zone).includes(word)));
  return [...found.filter(begins), ...found.filter((zone) => !begins(zone))].slice(0, most);
}

/** "America/New_York" as "america new york". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+-]+/gu, ' ')
    .trim();
}
