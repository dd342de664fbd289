import type { LogBucket } from "./bucket.ts";
import { dayOf, endOf } from "./place.ts";
import type { LogsRead } from "./store.ts";

const dayMs = 24 * 60 * 60_000;

/** Whether nothing comes to a day any more: what is late by more than a day is not waited for. */
export function isOver(day: string, now: number): boolean {
  return endOf(day) + dayMs <= now;
}

/** The last day that is over. */
export function settledAt(now: number): string {
  return dayOf(now - 2 * dayMs);
}

/**
 * The days whose logs are to be read, the newest first. Once all up to some day is closed, those that follow are asked for without a
 * look at which there are: with nothing new that is one call for each of the two or three days that are not over.
 */
export async function daysToRead(
  bucket: Pick<LogBucket, "folders">,
  { region, before, floor, now }: { region: string; before: LogsRead; floor: string; now: number },
): Promise<string[]> {
  const { days, settledTo } = before;
  const today = dayOf(now);
  if (settledTo !== null && before.floor !== null && before.floor <= floor) {
    const first = Math.max(endOf(settledTo), floor === "" ? 0 : Date.parse(floor));
    const wanted: string[] = [];
    for (let at = Date.parse(today); at >= first; at -= dayMs) wanted.push(dayOf(at));
    return wanted;
  }
  const closed = new Set(days.filter(({ isClosed }) => isClosed).map(({ day }) => day));
  const there = await daysThere(bucket, region, floor);
  return there.filter((day) => day <= today && !closed.has(day)).sort((a, b) => (a < b ? 1 : -1));
}

/** The days that have a folder, by years and months: a call for each of these instead of one for every day. */
async function daysThere(bucket: Pick<LogBucket, "folders">, region: string, floor: string): Promise<string[]> {
  const within = async (parents: readonly string[], form: RegExp) => {
    const found: string[] = [];
    for (const parent of parents) {
      for (const name of await bucket.folders(`${[region, ...parent.split("-").filter(Boolean)].join("/")}/`)) {
        const part = parent === "" ? name : `${parent}-${name}`;
        if (form.test(name) && part >= floor.slice(0, part.length)) found.push(part);
      }
    }
    return found;
  };
  const years = await within([""], /^\d{4}$/);
  const months = await within(years, /^(0[1-9]|1[0-2])$/);
  const days = await within(months, /^(0[1-9]|[12]\d|3[01])$/);
  return days.filter((day) => !Number.isNaN(Date.parse(day)));
}
