import type { EventBin } from "#lib/store/views.ts";
import type { Histogram } from "./queries.ts";

const lengths = { hour: 3_600_000, day: 86_400_000 } as const;

/** Every hour or day between `from` and `to`, those without events included. */
export function filledBins({ unit, from, to, bins }: Histogram): EventBin[] {
  const length = lengths[unit];
  const known = new Map(bins.map((bin) => [Date.parse(bin.at), bin]));
  const first = Math.floor(Date.parse(from) / length) * length;
  const count = Math.min(2000, Math.max(1, Math.ceil((Date.parse(to) - first) / length)));
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * length;
    return known.get(at) ?? { at: new Date(at).toISOString(), reads: 0, changes: 0, failed: 0 };
  });
}

export function endOf(bin: EventBin, unit: Histogram["unit"]): string {
  return new Date(Date.parse(bin.at) + lengths[unit]).toISOString();
}

export function totalOf({ reads, changes, failed }: EventBin): number {
  return reads + changes + failed;
}

/** The smallest round number that is not under `most`. */
export function roundTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return (
    [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((top) => top >= most && Number.isInteger(top)) ??
    10 * power
  );
}

/** Indices of the bins between two places of the chart (0–1), in order. */
export function binsBetween(one: number, other: number, count: number): { first: number; last: number } {
  const at = (place: number) => Math.min(count - 1, Math.max(0, Math.floor(place * count)));
  return { first: at(Math.min(one, other)), last: at(Math.max(one, other)) };
}
