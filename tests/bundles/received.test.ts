import { type FileHandle, mkdtemp, open, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { withReceived } from "#lib/bundles/received.ts";

let folder: string;
beforeEach(async () => {
  if (folder) await rm(folder, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), "sagewarden-received-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* sent(pieces: readonly Uint8Array[]) {
  yield* pieces;
}

test("what comes is what is worked with, whatever the pieces, and nothing is left of it", async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 5_000 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(pieces, async (all) => {
      const held = await withReceived(
        sent(all),
        async (file) => {
          // It has no name while it is worked with, so that a crash leaves none.
          expect(await readdir(folder)).toEqual([]);
          return buffer(file.createReadStream({ start: 0, autoClose: false }));
        },
        folder,
      );
      expect(held.equals(Buffer.concat(all))).toBe(true);
    }),
    { numRuns: 50 },
  );
  expect(await readdir(folder)).toEqual([]);
});

test("a sender that is gone is told as that, and nothing is left", async () => {
  async function* broken() {
    yield Buffer.from("some");
    throw new Error("socket hang up");
  }
  const work = () => expect.fail("It was not whole.");
  await expect(withReceived(broken(), work, folder)).rejects.toMatchObject({ code: "cancelled" });
  expect(await readdir(folder)).toEqual([]);
});

test("work that fails fails as it does, and nothing is left", async () => {
  const work = () => Promise.reject(new Error("Not so."));
  await expect(withReceived(sent([Buffer.from("some")]), work, folder)).rejects.toThrow("Not so.");
  expect(await readdir(folder)).toEqual([]);
});

test("a disk that is full is told, and nothing is left", async () => {
  const file = await open(join(folder, "other"), "w");
  const full = vi.spyOn(Object.getPrototypeOf(file) as FileHandle, "writeFile");
  full.mockRejectedValueOnce(Object.assign(new Error("no space left"), { code: "ENOSPC" }));
  await file.close();
  await rm(join(folder, "other"));
  const work = () => expect.fail("It was not whole.");
  await expect(withReceived(sent([Buffer.from("some")]), work, folder)).rejects.toMatchObject({ code: "disk-full" });
  expect(await readdir(folder)).toEqual([]);
  full.mockRestore();
});
