import { Inventory } from "#lib/inventory/inventory.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type { Db } from "#lib/store/query.ts";
import { namesOfJobs, readingsAt } from "#lib/store/resources.ts";

/** What checks look things up in: every live resource and every running job of an account at one scan. */
export async function loadInventory(
  db: Db,
  account: string,
  seq: number,
  coverage: readonly Coverage[],
): Promise<Inventory> {
  const readings: Reading[] = [];
  for await (const batch of readingsAt(db, { account, seq, settled: false })) readings.push(...batch);
  const named = new Set((await namesOfJobs(db, account)).map(({ kind, name }) => `${kind} ${name}`));
  return new Inventory(readings, coverage, (kind, name) => named.has(`${kind} ${name}`));
}
