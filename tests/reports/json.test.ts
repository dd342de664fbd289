import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonOf } from "#lib/reports/formats/json-list.ts";

async function json(values: readonly unknown[]): Promise<string> {
  let text = "";
  for await (const piece of jsonOf(
    (async function* () {
      yield* values;
    })(),
  ))
    text += piece;
  return text;
}

describe("jsonOf", () => {
  it("is an array in pieces", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (values) => {
        expect(JSON.parse(await json(values))).toEqual(JSON.parse(JSON.stringify(values)));
      }),
    );
  });

  it("is an empty array when there is nothing", async () => {
    expect(await json([])).toBe("[]\n");
  });

  it("puts an element on each line", async () => {
    expect((await json([1, { a: "x\ny" }])).split("\n")).toEqual(["[", "1,", '{"a":"x\\ny"}', "]", ""]);
  });
});
