import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { withBundle } from "#lib/bundles/open-bundle.ts";
import { fingerprintOf } from "#lib/bundles/signing-key.ts";
import { AppError } from "#lib/errors.ts";
import type { Signer } from "#lib/reports/report.ts";
import { findingWith, reportWith } from "#tests/reports/report-of.ts";
import { bundleOf, filesIn, folder, newSigner, opened, zipped } from "./bundled.ts";

const report = reportWith([findingWith(), findingWith({ id: "b", status: "pass" })]);
let signer: Signer;
let other: Signer;
let signed: Uint8Array;
let unsigned: Uint8Array;

beforeAll(async () => {
  [signer, other] = await Promise.all([newSigner(), newSigner()]);
  [signed, unsigned] = await Promise.all([bundleOf({ ...report, signer }), bundleOf(report)]);
});

const told = (bytes: Uint8Array, key?: string) =>
  opened(bytes, key, async ({ signedBy, files }) => ({ signedBy, names: files.map(({ name }) => name) }));

/** With a manifest that is right about it. */
function listed(files: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const { "manifest.sha256": _, "manifest.sig": signature, ...own } = files;
  const lines = Object.entries(own).map(
    ([name, content]) => `${createHash("sha256").update(content).digest("hex")}  ${name}\n`,
  );
  return { ...own, "manifest.sha256": Buffer.from(lines.join("")), ...(signature && { "manifest.sig": signature }) };
}

test("a bundle is what it was written as, twice the same, and says whose it is", async () => {
  expect(Buffer.from(await bundleOf({ ...report, signer }))).toEqual(Buffer.from(signed));
  const { signedBy, names } = await told(signed);
  expect(signedBy).toBe(fingerprintOf(signer.publicKey));
  expect([...names, "manifest.sha256", "manifest.sig"].sort()).toEqual(Object.keys(filesIn(signed)).sort());
  expect((await told(unsigned)).signedBy).toBeNull();
  expect((await told(signed, signer.publicKey)).signedBy).toBe(signedBy);
});

test("whichever byte is another, it is refused, or all that it holds is the same", async () => {
  const path = join(await folder(), "changed.zip");
  const before = filesIn(signed);
  let refusals = 0;
  const at = fc.integer({ min: 0, max: signed.length - 1 });
  await fc.assert(
    fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const bytes = Buffer.from(signed);
      bytes[place] = (bytes[place] ?? 0) ^ change;
      await writeFile(path, bytes);
      const held: Record<string, Uint8Array> = {};
      try {
        await withBundle(path, signer.publicKey, async ({ files, read }) => {
          for (const { name } of files) held[name] = Buffer.concat(await everything(read(name)));
        });
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(error).toMatchObject({
          code: "bundle",
          message: expect.stringMatching(/^The bundle is refused: .+\.$/),
        });
        refusals++;
        return;
      }
      // The last byte of what is deflated may have bits that nobody reads.
      for (const [name, content] of Object.entries(held))
        expect(Buffer.from(content)).toEqual(Buffer.from(before[name] ?? ""));
    }),
    { numRuns: 400 },
  );
  expect(refusals).toBeGreaterThan(350);
});

async function everything(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

test("wherever it ends too soon or goes on too long, it is refused", async () => {
  const lengths = fc.integer({ min: 0, max: signed.length - 1 });
  const cut = async (length: number) => {
    await expect(told(signed.subarray(0, length))).rejects.toThrow("The bundle is refused");
  };
  await fc.assert(fc.asyncProperty(lengths, cut), { numRuns: 50 });
  await expect(told(Buffer.concat([signed, Buffer.from("x")]))).rejects.toThrow("The bundle is refused");
  await expect(told(Buffer.concat([Buffer.from("x"), signed]))).rejects.toThrow("The bundle is refused");
});

test("a file that is taken out, put in, called otherwise or changed is told", async () => {
  const files = filesIn(signed);
  for (const [name, content] of Object.entries(files)) {
    const { [name]: _, ...others } = files;
    await expect(told(await zipped(others)), name).rejects.toThrow(/is missing|has no manifest/);
    await expect(told(await zipped({ ...others, "other.txt": content })), name).rejects.toThrow(
      /The bundle is refused/,
    );
    const changed = { ...files, [name]: Buffer.concat([content, Buffer.from("\n")]) };
    await expect(told(await zipped(changed)), name).rejects.toThrow(/was changed|manifest|signature/);
    // Whoever changes the manifest as well needs the key.
    if (name.startsWith("manifest")) continue;
    await expect(told(await zipped(listed(changed))), name).rejects.toThrow(/signature|key/);
    await expect(told(await zipped(listed(others))), name).rejects.toThrow(/signature|does not name/);
  }
  await expect(told(await zipped({ ...files, "more.txt": "x" }))).rejects.toThrow("more.txt is not in its manifest");
});

test("names that other programs might follow, and files that stand there twice, are refused", async () => {
  const files = filesIn(unsigned);
  for (const name of [
    "../scan.json",
    "/etc/passwd",
    "a/b.json",
    "..\\x.json",
    "scan.json\u0000.txt",
    "é.txt",
    ".bashrc",
    "C:x.txt",
  ])
    await expect(told(await zipped({ ...files, [name]: "x" })), name).rejects.toThrow(/name|as it was written/);
  const twice = Buffer.from(await zipped({ ...files, "scan.jsox": "{}" }));
  for (let at = twice.indexOf("scan.jsox"); at >= 0; at = twice.indexOf("scan.jsox")) twice.write("scan.json", at);
  await expect(told(twice)).rejects.toThrow("it has the file scan.json twice");
});

test("nothing is read beyond what a file says it is", async () => {
  const files = { ...filesIn(unsigned), "report.html": Buffer.alloc(50_000_000) };
  const bytes = Buffer.from(await zipped(listed(files)));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(50_000_000);
  for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size)) bytes.writeUInt32LE(1_000, at);
  await expect(told(bytes)).rejects.toThrow("report.html is longer than it says");
});

test("nothing can be hidden behind what is deflated", async () => {
  const bytes = Buffer.from(unsigned);
  const end = bytes.length - 22;
  const central = bytes.readUInt32LE(end + 16);
  const last = bytes.lastIndexOf("PK\x01\x02", end, "latin1");
  const descriptor = central - 16;
  const grown = (at: number) => bytes.writeUInt32LE(bytes.readUInt32LE(at) + 6, at);
  grown(descriptor + 8);
  grown(last + 20);
  grown(end + 16);
  const hidden = Buffer.concat([bytes.subarray(0, descriptor), Buffer.from("hidden"), bytes.subarray(descriptor)]);
  await expect(told(hidden)).rejects.toThrow("manifest.sha256 is not as long as it says");
});

test("the key that must have signed it is held to", async () => {
  await expect(told(signed, other.publicKey)).rejects.toThrow(/is signed by SHA256:[\w-]{43}, and not by SHA256:/);
  await expect(told(unsigned, signer.publicKey)).rejects.toThrow("it is not signed");
  await expect(told(signed, "no key")).rejects.toMatchObject({ code: "usage" });
  // What somebody else signed whole is theirs.
  const theirs = await bundleOf({ ...report, signer: other });
  await expect(told(theirs, signer.publicKey)).rejects.toThrow("The bundle is refused");
  const files = { ...filesIn(signed), "signer.pem": Buffer.from(other.publicKey) };
  await expect(told(await zipped(listed(files)))).rejects.toThrow("its signature is not of this manifest");
});

test("what is no bundle, or not there, is told", async () => {
  const path = join(await folder(), "none.zip");
  const nothing = async () => undefined;
  await expect(withBundle(path, undefined, nothing)).rejects.toMatchObject({ code: "usage" });
  await expect(withBundle(await folder(), undefined, nothing)).rejects.toThrow("is no file");
  await expect(told(Buffer.from("not a zip file, and long enough for one"))).rejects.toThrow("it is no zip file");
  await expect(told(await zipped({ "a.txt": "x" }))).rejects.toThrow("it is no bundle of Sagewarden");
});

const has = (tool: string) => spawnSync(tool, ["--version"]).status === 0 || spawnSync(tool, ["version"]).status === 0;

test.skipIf(!has("sha256sum") || !has("openssl"))("sha256sum and openssl say so as well", async () => {
  const cwd = await folder();
  for (const [name, content] of Object.entries(filesIn(signed))) await writeFile(join(cwd, name), content);
  const lines = execFileSync("sha256sum", ["-c", "manifest.sha256"], { cwd, encoding: "utf8" }).trim().split("\n");
  expect(lines).toHaveLength(Object.keys(filesIn(signed)).length - 2);
  const words = "pkeyutl -verify -pubin -inkey signer.pem -rawin -in manifest.sha256 -sigfile manifest.sig".split(" ");
  expect(execFileSync("openssl", words, { cwd, encoding: "utf8" })).toContain("Verified Successfully");
  const manifest = await open(join(cwd, "manifest.sha256"), "a");
  await manifest.write("x");
  await manifest.close();
  expect(spawnSync("openssl", words, { cwd }).status).not.toBe(0);
  await rm(join(cwd, "README.txt"));
  expect(spawnSync("sha256sum", ["-c", "manifest.sha256"], { cwd }).status).not.toBe(0);
});
