import type { Check } from "./define.ts";
import { checks } from "./index.ts";

const byId: ReadonlyMap<string, Check> = new Map((checks as readonly Check[]).map((check) => [check.id, check]));

/** The check of that id; undefined for one that the product no longer has. */
export function checkOf(id: string): Check | undefined {
  return byId.get(id);
}
