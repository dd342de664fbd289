import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#lib/errors.ts";
import type { Signer } from "#lib/reports/report.ts";

/** Where an installation keeps what is not in its database. */
export interface Place {
  dataDir: string;
  databaseUrl?: string | undefined;
}

/**
 * Signs with the installation's key, `bundle-key.pem` in its data directory, which is made on first use. With a database of its own a
 * data directory may be gone with the container, and a key that nobody sees again vouches for nothing: there one is used if somebody
 * made it.
 */
export async function signerOf(place: Place): Promise<Signer | undefined> {
  const key = (await keptKey(place)) ?? (place.databaseUrl ? undefined : await madeKey(place));
  return key && signerWith(key);
}

/** The same, made wherever there is none: somebody asks for it. */
export async function signerMade(place: Place): Promise<Signer> {
  return signerWith((await keptKey(place)) ?? (await madeKey(place)));
}

/** The fingerprint of the key that is there; undefined where none is. */
export async function ownFingerprint(place: Place): Promise<string | undefined> {
  const key = await keptKey(place);
  return key && fingerprintOf(signerWith(key).publicKey);
}

function signerWith(key: KeyObject): Signer {
  return { publicKey: pemOf(createPublicKey(key)), sign: (bytes) => sign(null, bytes, key) };
}

/** As people compare keys: `SHA256:` and 43 characters, of the key as SPKI. */
export function fingerprintOf(publicKey: string): string {
  const spki = ed25519(publicKey).export({ type: "spki", format: "der" });
  return `SHA256:${createHash("sha256").update(spki).digest("base64url")}`;
}

/** @throws AppError `usage` for what is no public key of Ed25519. */
export function ed25519(pem: string): KeyObject {
  try {
    // A private key would do as well, and has no place where a public one is asked for.
    if (pem.includes("PRIVATE KEY")) throw new Error("It is a private key.");
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // What is wrong with it OpenSSL says in its own words.
  }
  throw new AppError("usage", "That is no public key of Ed25519.", "It is what sagewarden bundle-key prints: PEM.");
}

function pemOf(key: KeyObject): string {
  return String(key.export({ type: "spki", format: "pem" }));
}

function fileIn({ dataDir }: Place): string {
  return join(dataDir, "bundle-key.pem");
}

async function keptKey(place: Place): Promise<KeyObject | undefined> {
  const file = fileIn(place);
  let pem: string;
  try {
    pem = await readFile(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return undefined;
    throw new AppError("data-damaged", `The key ${file} cannot be read (${code}).`, "Let Sagewarden read it.");
  }
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // The words of OpenSSL may hold some of it.
  }
  throw new AppError(
    "data-damaged",
    `${file} holds no private key of Ed25519.`,
    "Put the key back from a backup, or move the file away: the next bundle is then signed with a new key.",
  );
}

async function madeKey(place: Place): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const file = fileIn(place);
  const whole = `${file}.${randomUUID()}`;
  await mkdir(place.dataDir, { recursive: true });
  await writeFile(whole, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  try {
    // Of two that make one at once the first counts.
    await link(whole, file);
    return privateKey;
  } catch (error) {
    const kept = (error as NodeJS.ErrnoException).code === "EEXIST" ? await keptKey(place) : undefined;
    if (kept) return kept;
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}
