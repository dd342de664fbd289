import type { Check } from "./define.ts";
import { checksByFormerId } from "./former-names.ts";
import { checks } from "./index.ts";
import type { VerdictStatus } from "./verdicts.ts";

const byId: ReadonlyMap<string, Check> = new Map((checks as readonly Check[]).map((check) => [check.id, check]));

/** Ids that checks had in earlier releases, and what each is today. */
export const renamedChecks = checksByFormerId(checks as readonly Check[]);

/** What the check of this id, of today or of an earlier release, is called today. */
export function checkIdToday(id: string): string {
  return renamedChecks.get(id) ?? id;
}

/** The check of that id, by any it ever had; undefined for one that the product no longer has. */
export function checkOf(id: string): Check | undefined {
  return byId.get(checkIdToday(id));
}

/** What a check asks, together with others that ask the same of other kinds. */
export function questionOf(check: string): string {
  return byId.get(check)?.question ?? check;
}

/** What a finding is called: the bad state when it fails, the good one otherwise. */
export function titleOf(check: string, status: VerdictStatus): string {
  const found = byId.get(check);
  return (status === "fail" ? found?.failTitle : found?.title) ?? check;
}

/** What the catalogue has for a kind: checks, none but those for secrets, which every kind has that is read, or none at all. */
export function judgingOf(kind: string): "checks" | "secrets" | "none" {
  const own = (checks as readonly Check[]).filter((check) => check.kind === kind);
  if (own.length === 0) return "none";
  return own.every(({ category }) => category === "secrets") ? "secrets" : "checks";
}
