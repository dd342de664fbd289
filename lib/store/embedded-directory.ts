import { existsSync, readdirSync, statSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { drizzleEmbedded, migrateEmbedded } from "./drizzle-drivers.ts";
import { type Embedded, keepLogShort, openEmbedded } from "./embedded.ts";
import { openNew } from "./template.ts";

export const migrationsFolder = join(import.meta.dirname, "migrations");

/** The cluster in a folder, made when there is none, with today's schema; and how to end what looks after it. */
export async function openCluster(folder: string): Promise<{ pglite: Embedded; stop: () => void }> {
  let pglite: Embedded | undefined;
  try {
    if (isNew(folder)) await makeCluster(folder);
    assertLooksWhole(folder);
    pglite = await openEmbedded({ dataDir: folder });
    await migrateEmbedded(drizzleEmbedded(pglite), { migrationsFolder });
    return { pglite, stop: keepLogShort(pglite) };
  } catch (error) {
    if (pglite && !pglite.hasPanicked()) await pglite.close().catch(() => undefined);
    throw error;
  }
}

function isNew(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

/** Made under another name first: a cluster that a crash left half made never looks like one. */
async function makeCluster(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await (await openNew(migrationsFolder, unfinished)).close();
  await rename(unfinished, folder);
}

/** PGlite would make a new cluster over what is left of one. */
function assertLooksWhole(folder: string): void {
  for (const file of ["PG_VERSION", "global/pg_control"]) {
    const { size = 0 } = statSync(join(folder, file), { throwIfNoEntry: false }) ?? {};
    if (size === 0) throw new Error(`${file} is missing or empty`);
  }
}
