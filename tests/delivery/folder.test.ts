import disk, { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { deliver } from "#lib/delivery/deliver.ts";
import { DeliveryFailed } from "#lib/delivery/delivery-failed.ts";
import type { ReportFile } from "#lib/delivery/destination.ts";
import { anyPieces, damaged, failureOf, fileOf, text, unreadable } from "./file-of.ts";

const root = await mkdtemp(join(tmpdir(), "sagewarden-delivery-"));
let folder: string;
let count = 0;
beforeEach(async () => {
  folder = join(root, String(count++));
  await mkdir(folder);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => rm(root, { recursive: true }));

const bring = (file: ReportFile, to = folder, signal = new AbortController().signal) =>
  deliver({ name: "share", type: "folder", folder: to }, file, { signal, environment: {} });
/** All that is there, by name; what begins with a dot too. */
const there = async () =>
  Object.fromEntries(
    await Promise.all((await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), "utf8")])),
  );
const failing = (code: string) => Object.assign(new Error(code), { code });

test("in whatever pieces the bytes come, those are in the folder, once, for nobody else to read", async () => {
  await fc.assert(
    fc.asyncProperty(anyPieces, async (pieces) => {
      const place = await mkdtemp(join(root, "any-"));
      const file = fileOf(pieces);
      await bring(file, place);
      await bring(fileOf([Buffer.concat(pieces)]), place);
      expect(await readdir(place)).toEqual([file.name]);
      expect(await readFile(join(place, file.name))).toEqual(Buffer.concat(pieces));
      expect((await lstat(join(place, file.name))).mode & 0o077).toBe(0);
    }),
    { numRuns: 40 },
  );
});

test("what has the name already is not overwritten: others get a number, the same is found again", async () => {
  await writeFile(join(folder, "findings.csv"), "mine");
  await symlink(join(folder, "findings.csv"), join(folder, "findings (2).csv"));
  await mkdir(join(folder, "findings (3).csv"));
  for (const words of ["a", "b", "a", "b"]) await bring(fileOf(text(words)));
  await rm(join(folder, "findings (3).csv"), { recursive: true });
  expect(await there()).toEqual({
    "findings.csv": "mine",
    "findings (2).csv": "mine",
    "findings (4).csv": "a",
    "findings (5).csv": "b",
  });
});

test("a name that somebody took while it was written is theirs", async () => {
  vi.spyOn(disk, "link").mockImplementationOnce(async (_, path) => {
    await writeFile(path, "theirs");
    throw failing("EEXIST");
  });
  await bring(fileOf(text("ours")));
  expect(await there()).toEqual({ "findings.csv": "theirs", "findings (2).csv": "ours" });
});

test("a disk that has no links is renamed on", async () => {
  vi.spyOn(disk, "link").mockRejectedValueOnce(failing("EPERM"));
  await bring(fileOf(text("a")));
  expect(await there()).toEqual({ "findings.csv": "a" });
});

test.each(damaged)("a report with %s is not there under its name, nor under any", async (_, file) => {
  expect(await failureOf(bring(file))).toMatchObject({ name: "DeliveryFailed", isWorthAnotherTry: false });
  expect(await there()).toEqual({});
});

test("a report that cannot be read leaves nothing, and is tried again", async () => {
  expect(await failureOf(bring(unreadable))).toMatchObject({ name: "DeliveryFailed", isWorthAnotherTry: true });
  expect(await there()).toEqual({});
});

test.each(["../findings.csv", "/findings.csv", "a/b", "a\\b", "..", ".", "", ".hidden", "a\nb", "a\0b"])(
  "the name %j is refused",
  async (name) => {
    expect(await failureOf(bring(fileOf(text("a"), { name })))).toMatchObject({ code: "usage" });
    expect(await there()).toEqual({});
  },
);

test("a folder that is gone, or is none, is not made", async () => {
  const gone = join(folder, "gone");
  expect(await failureOf(bring(fileOf(text("a")), gone))).toMatchObject({
    code: "not-found",
    message: `There is no folder ${gone} on the machine that the server runs on.`,
  });
  await writeFile(gone, "");
  expect(await failureOf(bring(fileOf(text("a")), gone))).toMatchObject({
    code: "usage",
    message: `${gone} is no folder.`,
  });
  expect(await there()).toEqual({ gone: "" });
});

test.skipIf(process.getuid?.() === 0)("a folder that nobody may write to says so", async () => {
  await chmod(folder, 0o500);
  expect(await failureOf(bring(fileOf(text("a"))))).toMatchObject({ code: "forbidden", isWorthAnotherTry: false });
  await chmod(folder, 0o700);
  expect(await there()).toEqual({});
});

test.each([
  ["EACCES", { code: "forbidden", isWorthAnotherTry: false }],
  ["EROFS", { code: "forbidden", isWorthAnotherTry: false }],
  ["ENOSPC", { code: "disk-full", isWorthAnotherTry: true }],
  ["EIO", { code: "endpoint", isWorthAnotherTry: true }],
])("%s before anything is written is told", async (code, expected) => {
  vi.spyOn(disk, "open").mockRejectedValueOnce(failing(code));
  const failure = await failureOf(bring(fileOf(text("a"))));
  expect(failure).toBeInstanceOf(DeliveryFailed);
  expect(failure).toMatchObject(expected);
  expect((failure as Error).message).toContain(folder);
});

test.each(["writeFile", "sync"] as const)(
  "a disk that is full when it comes to %s leaves nothing half",
  async (method) => {
    const { open } = disk;
    vi.spyOn(disk, "open").mockImplementationOnce(async (...asked) => {
      const handle = await open(...asked);
      await handle.write("half");
      handle[method] = () => Promise.reject(failing("ENOSPC"));
      return handle;
    });
    expect(await failureOf(bring(fileOf(text("a"))))).toMatchObject({ code: "disk-full", isWorthAnotherTry: true });
    expect(await there()).toEqual({});
    await bring(fileOf(text("a")));
    expect(await there()).toEqual({ "findings.csv": "a" });
  },
);

test("whoever stops it hears why, and nothing is left", async () => {
  const stopping = new AbortController();
  const file = fileOf(text("ab"), {
    async *bytes() {
      yield* text("a");
      stopping.abort(new Error("the server stops"));
      yield* text("b");
    },
  });
  expect(await failureOf(bring(file, folder, stopping.signal))).toBe(stopping.signal.reason);
  expect(await there()).toEqual({});
});
