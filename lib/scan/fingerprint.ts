import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

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

/** Changes whenever a verdict might: settled jobs are then judged again, without being read again. */
export function judgementFingerprint(): string {
  ours ??= fingerprintOf(root, judgingFolders);
  return ours;
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
