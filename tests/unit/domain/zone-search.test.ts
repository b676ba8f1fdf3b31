import { expect, test } from 'vitest';
import { matchingZones } from '../../../lib/domain/zone-search.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/Argentina/Buenos_Aires',
  'Asia/Kolkata',
  'Atlantic/Azores',
  'Etc/GMT+5',
  'UTC',
];

test.each([
  ['', zones],
  ['berl', ['Europe/Berlin']],
  ['new york', ['America/New_York']],
  ['New_York', ['America/New_York']],
  ['york new', ['America/New_York']],
  ['buenos', ['America/Argentina/Buenos_Aires']],
  ['Bérlin', ['Europe/Berlin']],
  ['gmt+5', ['Etc/GMT+5']],
  // A word that begins with it before one that has it somewhere.
  ['a', [...zones.slice(1, 5), 'Europe/Berlin'].filter((zone) => plainHas(zone, 'a'))],
  ['k', ['Asia/Kolkata', 'America/New_York']],
  ['atlantis', []],
])('"%s"', (text, found) => {
  expect(matchingZones(zones, text)).toEqual(found);
});

test('no more than fit on a list, in the order given', () => {
  const many = Array.from({ length: 400 }, (_, index) => `Zone/${index}`);
  expect(matchingZones(many, 'zone')).toEqual(many.slice(0, 50));
});

function plainHas(zone: string, letter: string): boolean {
  return zone.toLowerCase().includes(letter);
}
