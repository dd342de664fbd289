import { accessScope } from "#lib/analysis/iam/access-scope.ts";
import { accessOf } from "#lib/analysis/iam/principal-access.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { account, now } from "#tests/support/test-check.ts";
import { largeAccess } from "./large-access.ts";
const { readings, coverage } = largeAccess({ roles: Number(process.env.ROLES) || 2000, buckets: 500, keys: 100, notebooks: 1000, endpoints: 300, others: 200 });
for (let i = 0; i < (Number(process.env.RUNS) || 2); i++) {
  const fresh = structuredClone(readings);
  const before = process.cpuUsage();
  const inventory = new Inventory(fresh, coverage, () => true);
  const scope = accessScope(inventory, account, now);
  const mid = process.cpuUsage(before);
  let hash = 0;
  const rows = scope.principals.map((one) => accessOf(scope, inventory, one));
  const { user, system } = process.cpuUsage(before);
  const text = JSON.stringify(rows);
  for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) | 0;
  console.log((mid.user + mid.system) / 1000, (user + system) / 1000, text.length, hash);
  if (process.env.OUT) (await import('node:fs')).writeFileSync(process.env.OUT, text);
  if (i === 99) console.log(JSON.stringify(rows[0]).slice(0, 900), JSON.stringify(rows[21]));
}
