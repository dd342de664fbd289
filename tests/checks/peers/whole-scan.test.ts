import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import { findingWith, reportWith, textOf } from "#tests/reports/report-of.ts";
import { heldElsewhere } from "./whole-scan.ts";

test.each(heldElsewhere)("$rule: $wrong", ({ file, title }) => {
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
  const titles = [...text.matchAll(/^\s*(?:test|it)\("([^"]+)"/gm)].map(([, one]) => one);
  expect(titles).toContain(title);
});

/** AML cites SageMaker.4, .5, .2 and .3 for these four, one for the other. */
test.each([
  ["model/network-isolation", "aws-fsbp:SageMaker.5"],
  ["endpoint-config/more-than-one-instance", "aws-fsbp:SageMaker.4"],
  ["notebook-instance/no-direct-internet-access", "aws-fsbp:SageMaker.1"],
  ["notebook-instance/has-kms-key", "aws-ai-security-best-practices:SageMaker.21"],
])("AML's and ElectricEye's numbers: %s is Security Hub's %s", (id, control) => {
  const { controls = [] } = (checks as readonly Check[]).find((check) => check.id === id) ?? {};
  const cited = controls.filter((one) => /^aws-(fsbp|ai-security-best-practices):/.test(one));
  expect(cited).toContain(control);
  expect(new Set(cited.map((one) => one.split(":")[1])).size).toBe(1);
});

/** Prowler: 121,117 findings made 142 MB of HTML, 1,230 bytes each, which no browser opened (issue #1928). */
test("Prowler's HTML: what passes takes a tenth of the room, or none of it", async () => {
  const sizeOf = async (count: number, options = {}) => {
    const passing = Array.from({ length: count }, (_, at) => findingWith({ id: `f${at}`, status: "pass" }));
    return Buffer.byteLength(await textOf(formatNamed("html").render(reportWith(passing), options)));
  };
  expect(((await sizeOf(1_200)) - (await sizeOf(200))) / 1_000).toBeLessThan(100);
  expect((await sizeOf(1_200, { passing: "counted" })) - (await sizeOf(200, { passing: "counted" }))).toBeLessThan(20);
});
