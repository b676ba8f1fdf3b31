/** Monday 09:00:00 UTC, some weeks ago; epoch ms. */
export function mondayMorning(weeksAgo: number): number {
  const date = new Date();
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7) - 7 * weeksAgo);
  return date.setUTCHours(9, 0, 0, 0);
}
