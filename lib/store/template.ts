import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { drizzleEmbedded, migrateEmbedded } from "./drizzle-drivers.ts";
import { type Embedded, openEmbedded } from "./embedded.ts";

const library = createRequire(import.meta.url).resolve("@electric-sql/pglite");
const cache = join(library, "../../../../.cache/sagewarden");

/**
 * A new cluster with the current schema, in `dataDir` or in memory. Making one takes seconds; a copy of the first is kept
 * beside the installed packages, where that is allowed, and the others are copies of it.
 */
export async function openNew(migrationsFolder: string, dataDir?: string): Promise<Embedded> {
  const file = join(cache, `${await fingerprint(migrationsFolder)}.tar`);
  const place = dataDir === undefined ? {} : { dataDir };
  const kept = await readFile(file).catch(() => undefined);
  if (kept) {
    try {
      return await openEmbedded({ ...place, loadDataDir: new Blob([kept]) });
    } catch {
      await rm(file, { force: true });
      if (dataDir) await rm(dataDir, { recursive: true, force: true });
    }
  }
  const pglite = await openEmbedded(place);
  await dropTemplates(pglite);
  await migrateEmbedded(drizzleEmbedded(pglite), { migrationsFolder });
  await keep(file, pglite).catch(() => undefined);
  return pglite;
}

/** Postgres keeps two more databases to copy new ones from. Nobody makes any here, and without them a cluster is half as large. */
async function dropTemplates(pglite: Embedded): Promise<void> {
  await pglite.exec("update pg_database set datistemplate = false where datname <> current_database()");
  for (const name of ["template0", "template1"]) await pglite.exec(`drop database ${name}`);
}

async function keep(file: string, pglite: Embedded): Promise<void> {
  await mkdir(cache, { recursive: true });
  const partial = `${file}.${process.pid}-${performance.now()}`;
  const dump = await pglite.dumpDataDir("none");
  await writeFile(partial, dump.stream());
  await rename(partial, file);
  for (const other of await readdir(cache)) {
    if (other.endsWith(".tar") && join(cache, other) !== file) await rm(join(cache, other), { force: true });
  }
}

/** Of what a new cluster is made from: another library or schema needs another copy. */
async function fingerprint(migrationsFolder: string): Promise<string> {
  const hash = createHash("sha256").update(await readFile(join(library, "../../package.json")));
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql")).sort();
  for (const name of files) hash.update(name).update(await readFile(join(migrationsFolder, name)));
  return hash.digest("hex").slice(0, 16);
}
