import { expect, test } from "vitest";
import { Turns } from "#lib/aws/turns.ts";

test("so many at once of a name, in order of asking, and a name waits for no other", async () => {
  const turns = new Turns(2);
  const began: string[] = [];
  const leave = new Map<string, () => void>();
  const enter = async (name: string, what: string) => {
    leave.set(what, await turns.enter(name));
    began.push(what);
  };
  const first = [enter("a", "1"), enter("a", "2"), enter("b", "3")];
  const third = enter("a", "4");
  const fourth = enter("a", "5");
  await Promise.all(first);
  expect(began).toEqual(["1", "2", "3"]);
  leave.get("2")?.();
  await third;
  expect(began).toEqual(["1", "2", "3", "4"]);
  for (const what of ["1", "3", "4"]) leave.get(what)?.();
  await fourth;
  leave.get("5")?.();
  // All have left: two may enter again.
  await Promise.all([enter("a", "6"), enter("a", "7")]);
  expect(began).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
});
