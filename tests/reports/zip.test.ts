import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { zipOf } from "#lib/reports/zip.ts";
import { bytesOf } from "./report-of.ts";

const at = "2026-11-20T12:00:00.000Z";

test("every entry comes out as it went in, and the same entries give the same bytes", async () => {
  const entries = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,12}\.xml$/),
      pieces: fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 200 }))),
    }),
    { selector: ({ name }) => name, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(entries, async (all) => {
      const made = await bytesOf(zipOf(all, at));
      const read = unzipSync(made);
      const wanted = all.map(
        ({ name, pieces }) => [name, Buffer.concat(pieces.map((one) => Buffer.from(one)))] as const,
      );
      expect(Object.fromEntries(Object.entries(read).map(([name, bytes]) => [name, Buffer.from(bytes)]))).toEqual(
        Object.fromEntries(wanted),
      );
      expect(Buffer.from(await bytesOf(zipOf(all, at)))).toEqual(Buffer.from(made));
    }),
    { numRuns: 50 },
  );
});

test("it gives what it has before it reads on", async () => {
  let read = 0;
  function* pieces() {
    for (; read < 400; read++) yield `${String(Math.sin(read)).repeat(200)}`;
  }
  const seen: number[] = [];
  for await (const _ of zipOf([{ name: "a", pieces: pieces() }], at)) seen.push(read);
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.find((one) => one > 0)).toBeLessThan(150);
});

test("entries bear the time given, as UTC, whatever the clock of the host", async () => {
  const made = await bytesOf(zipOf([{ name: "a", pieces: ["x"] }], "2026-11-20T12:34:56.000Z"));
  const view = new DataView(made.buffer, made.byteOffset);
  const [time, date] = [view.getUint16(10, true), view.getUint16(12, true)];
  expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([12, 34, 56]);
  expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 11, 20]);
  expect(strFromU8(unzipSync(made).a ?? new Uint8Array())).toBe("x");
});

test("what is too long for a zip is refused, be it one of its files or all of them together", async () => {
  const entries = (count: number, pieces: () => Uint8Array[]) =>
    Array.from({ length: count }, (_, number) => ({ name: `${number}`, pieces: pieces() }));
  const noise = (count: number) =>
    zipOf(
      entries(count, () => [randomBytes(3_000)]),
      at,
      10_000,
    );
  const refused = { code: "usage", message: expect.stringContaining("4 GiB") };
  const long = zipOf(
    entries(1, () => [new Uint8Array(10_001)]),
    at,
    10_000,
  );
  await expect(bytesOf(long)).rejects.toMatchObject(refused);
  await expect(bytesOf(noise(4))).rejects.toMatchObject(refused);
  expect((await bytesOf(noise(3))).length).toBeLessThan(10_000);
});
