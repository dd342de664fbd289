import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ed25519, fingerprintOf, signerMade, signerOf } from "#lib/bundles/signing-key.ts";
import { folder } from "./bundled.ts";

test("an installation has one key, which nobody else may read", async () => {
  const dataDir = await folder();
  const made = await Promise.all(Array.from({ length: 5 }, () => signerOf({ dataDir })));
  expect(new Set(made.map((signer) => signer?.publicKey)).size).toBe(1);
  expect((await signerMade({ dataDir })).publicKey).toBe(made[0]?.publicKey);
  expect(await readdir(dataDir)).toEqual(["bundle-key.pem"]);
  expect((await stat(join(dataDir, "bundle-key.pem"))).mode & 0o777).toBe(0o600);
});

test("with a database of its own a key is used if somebody made it, and not made by the way", async () => {
  const place = { dataDir: await folder(), databaseUrl: "postgres://db/sagewarden" };
  expect(await signerOf(place)).toBeUndefined();
  const { publicKey } = await signerMade(place);
  expect((await signerOf(place))?.publicKey).toBe(publicKey);
});

test("a key that is damaged is told, without a word of it, and not replaced", async () => {
  const dataDir = await folder();
  const file = join(dataDir, "bundle-key.pem");
  await writeFile(file, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
  const error = await signerOf({ dataDir }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "data-damaged" });
  expect(String(error)).not.toContain("c2VjcmV0");
  expect(await readFile(file, "utf8")).toContain("c2VjcmV0");
});

test("only a public key of Ed25519 is one", async () => {
  const dataDir = await folder();
  const { publicKey } = await signerMade({ dataDir });
  expect(fingerprintOf(publicKey)).toMatch(/^SHA256:[\w-]{43}$/);
  for (const pem of ["", "x", await readFile(join(dataDir, "bundle-key.pem"), "utf8")])
    expect(() => ed25519(pem)).toThrow("That is no public key of Ed25519.");
});
