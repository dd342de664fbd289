import { expect, test } from "vitest";
import { type ControlRow, countStandings, matchingControls, standingOf } from "#components/frameworks/framework-row.ts";

const control = (id: string, counts: Partial<ControlRow> = {}): ControlRow => ({
  id: `f:${id}`,
  control: id,
  title: `Title of ${id}`,
  mapping: "",
  checks: ["model/in-vpc"],
  pass: 0,
  fail: 0,
  unknown: 0,
  notApplicable: 0,
  ...counts,
});

const controls = [
  control("A-1", { pass: 900, fail: 1, unknown: 3 }),
  control("A-2", { pass: 900, unknown: 1 }),
  control("A-3", { pass: 1 }),
  control("A-4", { notApplicable: 7 }),
];

test("a control is met when nothing fails and all is known: one unknown finding is enough to leave it open", () => {
  expect(controls.map(standingOf)).toEqual(["fail", "unknown", "pass", "none"]);
  expect(countStandings({ controls })).toEqual({ fail: 1, unknown: 1, pass: 1, none: 1 });
});

test("controls are found by what they are called and by the checks that bear on them", () => {
  const found = (text: string) => matchingControls(controls, text).map((one) => one.control);
  expect(found(" a-3 ")).toEqual(["A-3"]);
  expect(found("title of a-4")).toEqual(["A-4"]);
  expect(found("IN-VPC")).toEqual(["A-1", "A-2", "A-3", "A-4"]);
  expect(found("nothing of the kind")).toEqual([]);
});
