import { seededRandom } from "./random.ts";
import { day, type Frame } from "./site.ts";

export interface Span {
  /** Days ago, first and last day. At least two, see `at`. */
  from: number;
  to: number;
  /** UTC hours of the day, `[1, 4]` is 01:00 to 04:00. */
  hours?: readonly [number, number];
  /** Monday to Friday only. */
  workdays?: boolean;
}

/** So many moments spread over a span of days, oldest first; the same seed gives the same moments. */
export function spread(site: Frame, seed: string, count: number, span: Span): Date[] {
  const { from, to, hours: [open, close] = [8, 18], workdays = false } = span;
  const random = seededRandom(seed);
  const today = Math.floor(site.now.getTime() / day) * day;
  const moments = new Set<number>();
  while (moments.size < count) {
    const midnight = today - random.int(to, from) * day;
    const weekday = new Date(midnight).getUTCDay();
    if (workdays && (weekday === 0 || weekday === 6)) continue;
    moments.add(midnight + random.int(open * 3600, close * 3600 - 1) * 1000);
  }
  return [...moments].sort((one, other) => one - other).map((moment) => new Date(moment));
}
