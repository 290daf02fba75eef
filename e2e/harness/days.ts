const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** For so many days from the first one the journeys meet no public holiday, which would close every location. */
const FREE = 42;

/** At this time of that day, in UTC, the clock starts: far from midnight here and in the Netherlands. */
const START = 9 * HOUR;

/**
 * The Monday on which the journeys begin: the first one from now that has weeks without a public holiday before it. Server
 * and command line run ahead to its morning, so that a test means the same at every hour of every day of the year.
 */
const monday = (() => {
  let start = today() + ((8 - new Date(today()).getUTCDay()) % 7) * DAY;
  while (start + START < Date.now() || Array.from({ length: FREE }, (_, n) => start + n * DAY).some(isHoliday)) {
    start += 7 * DAY;
  }
  return start;
})();

/** How many minutes the journeys are ahead of now. */
export const ahead = Math.ceil((monday + START - Date.now()) / MINUTE);

/** The date so many days after that Monday, as `2026-03-02`. */
export function day(after = 0): string {
  return new Date(monday + after * DAY).toISOString().slice(0, 10);
}

/** A birth date: so many years old on that Monday, and half a year. */
export function aged(years: number): string {
  return day(-Math.round((years + 0.5) * 365.25));
}

/** Midnight of today, in UTC. */
function today(): number {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
}

/** A public holiday of the Netherlands that is no Saturday or Sunday. */
function isHoliday(time: number): boolean {
  const date = new Date(time);
  if ([0, 6].includes(date.getUTCDay())) {
    return false;
  }
  const fixed = ['1-1', '4-27', '5-5', '12-25', '12-26'].includes(`${date.getUTCMonth() + 1}-${date.getUTCDate()}`);
  const sinceEaster = (time - easter(date.getUTCFullYear())) / DAY;
  return fixed || [1, 39, 50].includes(sinceEaster);
}

/** Easter Sunday by Gauss. */
function easter(year: number): number {
  const century = Math.floor(year / 100);
  const moon = (15 + century - Math.floor(century / 4) - Math.floor((13 + 8 * century) / 25)) % 30;
  const d = (19 * (year % 19) + moon) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + ((4 + century - Math.floor(century / 4)) % 7)) % 7;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && (11 * moon + 11) % 30 < 19);
  return Date.UTC(year, 2, 22 + d + e - (late ? 7 : 0));
}
