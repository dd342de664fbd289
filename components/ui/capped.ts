import type { Score } from "#lib/store/views.ts";

const floors = [
  ["A", 90],
  ["B", 80],
  ["C", 70],
  ["D", 60],
] as const;

/** Why a grade is worse than its number alone would give (design §6); undefined when it is not. */
export function capOf({ value, grade, provisional }: Score): string | undefined {
  if (value === null || grade === null) return undefined;
  const earned = floors.find(([, floor]) => value >= floor)?.[0] ?? "F";
  if (earned >= grade) return undefined;
  return provisional && grade === "C" ? "capped: coverage is low" : "capped: a live critical";
}
