import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckOptions } from "#lib/checks/options.ts";

/** Everything that a verdict depends on beside what was read: the checks and whatever they are made of. */
export const judgingFolders = [
  "lib/analysis",
  "lib/checks",
  "lib/collectors",
  "lib/derivations",
  "lib/inventory",
  "lib/readings",
  "lib/scoring",
];

const root = join(import.meta.dirname, "../..");
let ours: string | undefined;

/**
 * Changes whenever a verdict about a kind might: its settled jobs are then judged again, without being read again. Of the options
 * only those of the kind's own checks count.
 */
export function judgementFingerprint(kind: string, options: CheckOptions): string {
  ours ??= fingerprintOf(root, judgingFolders);
  const own = Object.entries(options).filter(([check]) => check.startsWith(`${kind}/`));
  if (own.length === 0) return ours;
  return createHash("sha256").update(ours).update(JSON.stringify(own.sort())).digest("hex").slice(0, 16);
}

/** Changes whenever a record might be read otherwise, or a signal see something else: what is stored of events is then read anew. */
export function eventsFingerprint(): string {
  return fingerprintOf(root, ["lib/activity", "lib/signals"]);
}

/** Of the text of every source file below the folders; a comment counts too, since judging again is cheap. */
export function fingerprintOf(root: string, folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    for (const file of globSync(`${folder}/**/*.{ts,json}`, { cwd: root }).sort()) {
      hash.update(`${file}\n`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest("hex").slice(0, 16);
}
