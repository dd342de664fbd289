import type { Inventory } from "#lib/inventory/inventory.ts";
import { loadInventory } from "#lib/scan/inventory.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import { getCoverage } from "#lib/store/scans.ts";

let kept: { scan: string; inventory: Promise<Inventory> } | undefined;

/** What fixes look things up in; the last scan's is kept, because readers open one finding after the other. */
export function inventoryOf(account: string, scan: string): Promise<Inventory> {
  if (kept?.scan !== scan) {
    const inventory = loadOf(account, scan);
    inventory.catch(() => {
      kept = undefined;
    });
    kept = { scan, inventory };
  }
  return kept.inventory;
}

async function loadOf(account: string, scan: string): Promise<Inventory> {
  const { db } = currentStore();
  const [seq, coverage] = await Promise.all([currentSeq(db, account), getCoverage(db, scan)]);
  return loadInventory(db, account, seq, coverage);
}
