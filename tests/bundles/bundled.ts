import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll } from "vitest";
import { type Bundle, withBundle } from "#lib/bundles/open-bundle.ts";
import { signerMade } from "#lib/bundles/signing-key.ts";
import { bundle } from "#lib/reports/formats/bundle/index.ts";
import type { Report, Signer } from "#lib/reports/report.ts";
import type { Values } from "#lib/reports/values.ts";
import { zipOf } from "#lib/reports/zip.ts";
import { bytesOf } from "#tests/reports/report-of.ts";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true }))));

/** A folder for the length of the test file that imports this. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "sagewarden-bundle-"));
  folders.push(made);
  return made;
}

/** The key of an installation that is made for it. */
export const newSigner = async (): Promise<Signer> => signerMade({ dataDir: await folder() });

/** With the values of settings, so that what is read back is all that there was. */
export const bundleOf = (report: Report, values: Values = "included"): Promise<Uint8Array> =>
  bytesOf(bundle.render(report, { values }));

/** What the files of a bundle hold, by their names. */
export const filesIn = (bytes: Uint8Array): Record<string, Uint8Array> => unzipSync(bytes);

/** A zip of these files, in the form of a bundle. */
export function zipped(files: Readonly<Record<string, Uint8Array | string>>): Promise<Uint8Array> {
  const entries = Object.entries(files).map(([name, content]) => ({ name, pieces: [content] }));
  return bytesOf(zipOf(entries, "2026-11-20T12:00:00.000Z"));
}

/** Opens the bytes as a file, as the command line does. */
export async function opened<Result>(
  bytes: Uint8Array,
  key: string | undefined,
  work: (bundle: Bundle) => Promise<Result>,
): Promise<Result> {
  const path = join(await folder(), "bundle.zip");
  await writeFile(path, bytes);
  return withBundle(path, key, work);
}
