import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { World } from "#lib/templates/world.ts";

const options = ["one", "other"];
const keys = ["a", "b", "c"];

/** What a resource asks for, one thing after another; what comes next may hang on the answers before. */
type Asking = { key: string; first: string; next: readonly (Asking | undefined)[] };

const asking = fc.letrec<{ asking: Asking }>((tie) => ({
  asking: fc.record({
    key: fc.constantFrom(...keys),
    // The same question with its options in another order has another answer where nothing was assigned.
    first: fc.constantFrom(...options),
    next: fc.array(fc.option(tie("asking"), { nil: undefined }), { minLength: 2, maxLength: 2 }),
  }),
})).asking;

const assignment = fc
  .dictionary(fc.constantFrom(...keys), fc.constantFrom(...options))
  .map((chosen) => new Map(Object.entries(chosen)));

function answers(world: World, ask: Asking | undefined): string[] {
  if (!ask) return [];
  const chosen = world.choose(ask.key, [ask.first, ...options.filter((one) => one !== ask.first)], ask.key);
  return [chosen, ...answers(world, ask.next[options.indexOf(chosen)])];
}

describe("a world", () => {
  it("is as in another exactly where all that was chosen comes out the same", () => {
    fc.assert(
      fc.property(asking, assignment, assignment, (ask, here, there) => {
        const world = new World(here);
        const mine = answers(world, ask);
        const theirs = answers(new World(there), ask);
        expect(world.isAsIn(there)).toBe(mine.join() === theirs.join());
      }),
    );
  });
});
