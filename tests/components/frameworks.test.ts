import { expect, test } from "vitest";
import { type ControlRow, countStandings, matchingControls } from "#components/frameworks/framework-row.ts";

const control = (id: string, parts: Partial<ControlRow> = {}): ControlRow => ({
  id: `f:${id}`,
  control: id,
  title: `Title of ${id}`,
  mapping: "",
  standing: "met",
  checks: ["model/in-vpc"],
  pass: 0,
  fail: 0,
  unknown: 0,
  notApplicable: 0,
  ...parts,
});

const controls = [
  control("A-1", { standing: "not-met" }),
  control("A-2", { standing: "unknown" }),
  control("A-3"),
  control("A-4", { standing: "nothing-to-judge" }),
];

test("controls are counted by how they stand", () => {
  expect(countStandings({ controls })).toEqual({
    ...{ "not-met": 1, unknown: 1, met: 1 },
    ...{ "met-where-judged": 0, "nothing-to-judge": 1 },
  });
});

test("controls are found by what they are called and by the checks that bear on them", () => {
  const found = (text: string) => matchingControls(controls, text).map((one) => one.control);
  expect(found(" a-3 ")).toEqual(["A-3"]);
  expect(found("title of a-4")).toEqual(["A-4"]);
  expect(found("IN-VPC")).toEqual(["A-1", "A-2", "A-3", "A-4"]);
  expect(found("nothing of the kind")).toEqual([]);
});
