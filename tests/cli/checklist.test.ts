import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checklist } from "#lib/checks/controls/checklist.ts";
import { leftOut } from "#lib/checks/left-out.ts";
import { notes } from "#lib/checks/notes.ts";
import { checklistPage, checksLike } from "#lib/cli/checklist-page.ts";

test("docs/checklist.md is what the catalogue is", () => {
  expect(checklistPage()).toBe(readFileSync("docs/checklist.md", "utf8"));
});

test("what is left out is asked by no check", () => {
  expect(Object.keys(leftOut).filter((question) => Object.hasOwn(checklist.controls, question))).toEqual([]);
});

test("every line of the notes is answered by checks that there are", () => {
  const patterns = notes.flatMap(({ checks }) => checks);
  expect(patterns.filter((pattern) => checksLike(pattern).length === 0)).toEqual([]);
  expect(notes.filter(({ checks }) => checks.length === 0)).toEqual([]);
});
