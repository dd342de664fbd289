import type { Random } from "#lib/simulator/accounts/build/random.ts";
import { day, type Frame } from "#lib/simulator/accounts/build/site.ts";

/** Some second within so many days before now, but not within the last day and a half: what began then has ended. */
export function drawMoment({ now }: Frame, random: Random, days: number): Date {
  const youngest = Math.min(1.5, days / 2);
  const ago = (youngest + random.next() * (days - youngest)) * day;
  return new Date(Math.ceil((now.getTime() - ago) / 1000) * 1000);
}

export function times<R>(count: number, make: (index: number) => R): R[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
