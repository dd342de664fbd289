import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckRow } from "#components/checks/check-row.ts";
import { lineToOpen, paletteGroups } from "#components/layout/palette-lines.ts";
import type { ResourceRow } from "#lib/store/views.ts";

const check = (id: string, title: string) => ({ id, title, failTitle: "It fails" }) as CheckRow;
const resource = (name: string, arn = `arn:aws:sagemaker:us-east-1:1:domain/${name}`) =>
  ({ arn, name, kind: "domain", region: "us-east-1" }) as ResourceRow;
const found = {
  checks: [
    check("iam-role/not-administrator", "Role is no administrator"),
    check("domain/vpc-only", "Domain is VPC-only"),
  ],
  resources: [resource("admin-studio")],
};

describe("the palette", () => {
  test("Enter takes the first line shown, whatever arrives later", () => {
    const before = paletteGroups("admin", { ...found, resources: [] });
    const after = paletteGroups("admin", found);
    expect(lineToOpen(before, null)).toEqual(before[0]?.lines[0]);
    expect(lineToOpen(after, null)).toEqual(lineToOpen(before, null));
    expect(after.map(({ heading }) => heading)).toEqual(["Checks", "Resources"]);
  });

  test("a line moved to is taken only while it is shown", () => {
    const groups = paletteGroups("admin", found);
    const last = groups.at(-1)?.lines[0];
    expect(lineToOpen(groups, last?.id ?? null)).toEqual(last);
    expect(lineToOpen(paletteGroups("vpc", { ...found, resources: [] }), last?.id ?? null)?.id).toBe("domain/vpc-only");
  });

  test("shows the screens before anything is typed, and finds every word in any order", () => {
    expect(paletteGroups("", found).flatMap(({ lines }) => lines)[0]?.path).toBe("/");
    expect(paletteGroups("only domain", { ...found, resources: [] })[0]?.lines[0]?.id).toBe("domain/vpc-only");
  });

  test("every line has an id of its own, and the first is what opens", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const groups = paletteGroups(typed, found);
        const lines = groups.flatMap((group) => group.lines);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        expect(lineToOpen(groups, null)).toEqual(lines[0]);
      }),
    );
  });
});
