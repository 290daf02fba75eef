/**
 * The Monday on which the journeys begin: today or the first one after it. The server's clock is set to it once, so that
 * a test means the same on every day of the year.
 */
const monday = (() => {
  const now = new Date();
  const untilMonday = (8 - now.getUTCDay()) % 7;
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + untilMonday);
})();

/** The date so many days after that Monday, as `2026-03-02`. */
export function day(after = 0): string {
  return new Date(monday + after * 86_400_000).toISOString().slice(0, 10);
}

/** A birth date: so many years old on that Monday, and half a year. */
export function aged(years: number): string {
  return day(-Math.round((years + 0.5) * 365.25));
}
