// Every measurement is started by main.ts, and ends with it.
import "./children.ts";

export interface Figure {
  what: string;
  measured: string;
  bound: string;
  holds: boolean;
}

/** What a measurement hands to main.ts: nothing else may go to stdout. */
export function report(figures: Figure[]): void {
  process.stdout.write(JSON.stringify(figures));
}

/** The value under which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
export const count = (value: number) => Math.round(value).toLocaleString("en-US");
