import type { Check } from "#lib/checks/define.ts";
import type { Store } from "#lib/store/client.ts";
import { readingsAt } from "#lib/store/resources.ts";

/** Which part of which kind an action gives, in the resources as they were read; `kind action` → part. */
export async function partsByAction(store: Store, account: string, seq = 1): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  for await (const batch of readingsAt(store.db, { account, seq, settled: false })) {
    for (const reading of batch) {
      if (reading.status !== "read") continue;
      for (const [name, { action }] of Object.entries(reading.parts ?? {})) {
        parts.set(`${reading.identity.kind} ${action}`, name);
      }
    }
  }
  return parts;
}

/** True when a check of a kind that an action reads can do without it: the action gives a part that the check does not name. */
export function canDoWithout(
  parts: ReadonlyMap<string, string>,
  { kind, parts: named = [] }: Pick<Check, "kind" | "parts">,
  action: string,
): boolean {
  const part = parts.get(`${kind} ${action}`);
  return part !== undefined && !(named as readonly string[]).includes(part);
}
