import { expect, test } from "vitest";
import { Turns } from "#lib/aws/turns.ts";

test("so many at once of a name, in order of asking, and a name waits for no other", async () => {
  const turns = new Turns(2);
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string, what: string) =>
    turns.during(name, async () => {
      began.push(what);
      await new Promise<void>((resolve) => ends.set(what, resolve));
    });
  const all = [work("a", "1"), work("a", "2"), work("a", "3"), work("a", "4"), work("b", "5")];
  await Promise.resolve();
  expect(began).toEqual(["1", "2", "5"]);
  ends.get("2")?.();
  await all[1];
  expect(began).toEqual(["1", "2", "5", "3"]);
  for (const what of ["1", "3", "5"]) ends.get(what)?.();
  await Promise.all([all[0], all[2]]);
  ends.get("4")?.();
  await Promise.all(all);
});

test("one that fails gives its turn on", async () => {
  const turns = new Turns(1);
  const fails = turns.during("a", async () => {
    throw new Error("no");
  });
  const next = turns.during("a", async () => "done");
  await expect(fails).rejects.toThrow("no");
  expect(await next).toBe("done");
  expect(await turns.during("a", async () => "again")).toBe("again");
});
