import { createHash, verify } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { AppError } from "#lib/errors.ts";
import { bundleFiles } from "#lib/reports/formats/bundle/names.ts";
import { hashed } from "#lib/sha256.ts";
import { refused } from "./refused.ts";
import { ed25519, fingerprintOf } from "./signing-key.ts";
import { contentOf, type ZipEntry, zipEntries } from "./zip-entries.ts";

/** A file in a bundle, and the SHA-256 that its manifest says. */
export type BundleFile = ZipEntry & { sha256: string };

/** A bundle of which everything was checked. */
export interface Bundle {
  files: readonly BundleFile[];
  /** The fingerprint of the key that signed it; null where none did. */
  signedBy: string | null;
  /** SHA-256 of its manifest, which says what all of it is. */
  manifest: string;
  /** What a file holds, once more held to the manifest: whoever gets to its end has what was checked. */
  read(name: string): AsyncIterable<Buffer>;
}

/** No bundle has a longer manifest, key or signature. */
const mostBytes = 16 * 1024;
const optional: readonly string[] = [bundleFiles.signer];
const unlisted: readonly string[] = [bundleFiles.manifest, bundleFiles.signature];
const wanted = Object.values<string>(bundleFiles).filter((name) => !unlisted.includes(name));

/**
 * Checks all of a bundle before the work with it begins.
 * @param key the public key (PEM) that must have signed it; without one whoever did is told
 * @throws AppError `bundle` when it was changed or not signed as it must be, `usage` when there is no such file or key
 */
export async function withBundle<Result>(
  path: string,
  key: string | undefined,
  work: (bundle: Bundle) => Promise<Result>,
): Promise<Result> {
  const asked = key === undefined ? undefined : fingerprintOf(key);
  const file = await opened(path);
  try {
    const bundle = await checkedBundle(file);
    if (asked !== undefined && bundle.signedBy !== asked)
      throw refused(
        bundle.signedBy === null ? "it is not signed" : `it is signed by ${bundle.signedBy}, and not by ${asked}`,
      );
    return await work(bundle);
  } finally {
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "an error";
    throw new AppError("usage", `The file ${path} could not be opened (${code}).`, "Name a bundle: a zip file.");
  }
  throw new AppError("usage", `${path} is no file.`, "Name a bundle: a zip file.");
}

/** The bundle that an open file is, for as long as it is open. @throws AppError `bundle` when it was changed */
export async function checkedBundle(file: FileHandle): Promise<Bundle> {
  const entries = new Map((await zipEntries(file)).map((entry) => [entry.name, entry]));
  const manifest = await whole(file, entries.get(bundleFiles.manifest));
  if (!manifest) throw refused(`it has no ${bundleFiles.manifest}, so it is no bundle of Sagewarden`);
  const hashes = hashesIn(manifest.toString("latin1"));
  for (const name of hashes.keys()) if (!entries.has(name)) throw refused(`the file ${name} is missing`);
  for (const name of wanted)
    if (!hashes.has(name) && !optional.includes(name)) throw refused(`its manifest does not name ${name}`);
  const files: BundleFile[] = [];
  for (const [name, entry] of entries) {
    if (unlisted.includes(name)) continue;
    const sha256 = hashes.get(name);
    if (sha256 === undefined) throw refused(`the file ${name} is not in its manifest`);
    files.push({ ...entry, sha256 });
  }
  const read = (name: string) =>
    heldTo(
      file,
      files.find((one) => one.name === name),
      name,
    );
  for (const { name } of files) for await (const _ of read(name));
  const signedBy = await signerIn(file, entries, manifest);
  return { files, signedBy, manifest: createHash("sha256").update(manifest).digest("hex"), read };
}

/** The lines of `sha256sum`. @throws AppError `bundle` for any other, and for two of one file. */
function hashesIn(text: string): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const line of text.split("\n").slice(0, -1)) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
    if (!hash || !name || hashes.has(name) || unlisted.includes(name)) throw refused("its manifest is damaged");
    hashes.set(name, hash);
  }
  if (!text.endsWith("\n")) throw refused("its manifest is damaged");
  return hashes;
}

/** The signature is of the manifest, which names the key: neither can be taken out alone. */
async function signerIn(
  file: FileHandle,
  entries: ReadonlyMap<string, ZipEntry>,
  manifest: Buffer,
): Promise<string | null> {
  const key = await whole(file, entries.get(bundleFiles.signer));
  const signature = await whole(file, entries.get(bundleFiles.signature));
  if (!key && !signature) return null;
  if (!key || !signature) throw refused(key ? "its signature is missing" : "it does not say whose its signature is");
  const pem = key.toString("latin1");
  try {
    if (verify(null, manifest, ed25519(pem), signature)) return fingerprintOf(pem);
  } catch (error) {
    if (error instanceof AppError) throw refused("the key in it is no public key of Ed25519");
    throw error;
  }
  throw refused("its signature is not of this manifest");
}

async function* heldTo(file: FileHandle, entry: BundleFile | undefined, name: string): AsyncGenerator<Buffer> {
  if (!entry) throw refused(`the file ${name} is missing`);
  let found = "";
  yield* hashed(contentOf(file, entry), (hash) => {
    found = hash;
  });
  if (found !== entry.sha256) throw refused(`the file ${name} was changed`);
}

/** A short file; undefined where there is none. */
async function whole(file: FileHandle, entry: ZipEntry | undefined): Promise<Buffer | undefined> {
  if (!entry) return undefined;
  if (entry.size > mostBytes) throw refused(`the file ${entry.name} is longer than any such file`);
  const pieces: Buffer[] = [];
  for await (const piece of contentOf(file, entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}
