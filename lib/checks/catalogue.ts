import type { Check } from "./define.ts";
import { checks } from "./index.ts";
import type { VerdictStatus } from "./verdicts.ts";

const byId: ReadonlyMap<string, Check> = new Map((checks as readonly Check[]).map((check) => [check.id, check]));

/** The check of that id; undefined for one that the product no longer has. */
export function checkOf(id: string): Check | undefined {
  return byId.get(id);
}

/** What a finding is called: the bad state when it fails, the good one otherwise. */
export function titleOf(check: string, status: VerdictStatus): string {
  const found = byId.get(check);
  return (status === "fail" ? found?.failTitle : found?.title) ?? check;
}
