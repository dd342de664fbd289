import type { Aspect } from "./habits.ts";

const dayMs = 24 * 60 * 60_000;

/** What is known of the time before a day: habits, as far as events are stored. `""` is the account itself. */
export interface Past {
  /** When this was first seen (ISO), if that was on the day or within the one before it; undefined for what is older, and what never was. */
  first(principal: string, aspect: Aspect, value: string): string | undefined;
  /** When anything was first seen of whoever did something for the first time in these two days; else undefined. */
  knownSince(principal: string): string | undefined;
  /** From how many networks it came before these two days. */
  networks(principal: string): number;
  /** Since when the events of a region are read; undefined where no reading came to its end. */
  followedSince(region: string): string | undefined;
}

/** Days between two ISO times. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** Whether it was first seen within the day before this time, by somebody who was known for so many days before that. */
export function isNewTo(
  past: Past,
  principal: string,
  [aspect, value]: readonly [Aspect, string],
  { at, knownDays }: { at: string; knownDays: number },
): boolean {
  const first = past.first(principal, aspect, value);
  const since = past.knownSince(principal);
  if (first === undefined || since === undefined || first > at || daysBetween(first, at) > 1) return false;
  return daysBetween(since, first) >= knownDays;
}

export interface HabitRow {
  principal: string;
  aspect: Aspect;
  value: string;
  /** ISO time. */
  firstAt: string;
}

/** What is read of the habits for one day. */
export interface Remembered {
  /** Those that were first seen on the day or within the one before it. */
  recent: readonly HabitRow[];
  /** Of whoever has one of these: since when anything of them is known, and from how many networks they came before. */
  principals: readonly { principal: string; since: string; networks: number }[];
  followed: readonly { region: string; since: string }[];
}

export function pastOf({ recent, principals, followed }: Remembered): Past {
  const keyOf = (principal: string, aspect: Aspect, value: string) => `${principal}\n${aspect}\n${value}`;
  const firsts = new Map(recent.map((one) => [keyOf(one.principal, one.aspect, one.value), one.firstAt]));
  const known = new Map(principals.map((one) => [one.principal, one]));
  const regions = new Map(followed.map(({ region, since }) => [region, since]));
  return {
    first: (principal, aspect, value) => firsts.get(keyOf(principal, aspect, value)),
    knownSince: (principal) => known.get(principal)?.since,
    networks: (principal) => known.get(principal)?.networks ?? 0,
    followedSince: (region) => regions.get(region),
  };
}
