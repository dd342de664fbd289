import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kindsMet } from "#lib/cli/kinds-met.ts";
import { kindsPage } from "#lib/cli/kinds-page.ts";

test("docs/kinds.md is what the collectors are, and what the demo account holds", async () => {
  expect(kindsPage(await kindsMet())).toBe(readFileSync("docs/kinds.md", "utf8"));
});
