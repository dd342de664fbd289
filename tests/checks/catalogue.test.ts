import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Check, categories, severities } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { noSecrets } from "#lib/checks/no-secrets.ts";
import { defaultOptions, optionsOf } from "#lib/checks/options.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { everyCollector, everyKind } from "#lib/inventory/kinds.ts";
import { identity, inventoryOf, now } from "#tests/support/test-check.ts";

const all = checks as readonly Check[];
const kinds = new Set<string>(everyKind().map(({ kind }) => kind));
const collected = everyCollector().map(({ kind }) => kind);

/** Folders of lib/checks that hold checks: those named after a kind. */
const files = globSync("lib/checks/*/*.ts")
  .filter((file) => kinds.has(file.split("/")[2] ?? "") && !file.endsWith("/index.ts"))
  .map((file) => file.slice("lib/checks/".length, -".ts".length))
  .sort();

/** Checks that one definition yields for every kind; the others have a file each. */
const shared = new Set(noSecrets.map((check) => check.id));

test("the indexes list every check, once and sorted by id", () => {
  expect(all.map((check) => check.id)).toEqual([...files, ...shared].sort());
});

test("every kind that is collected has a check for secrets", () => {
  expect([...new Set(noSecrets.map(({ kind }) => kind))].sort()).toEqual(collected.sort());
});

describe.each(all.map((check) => [check.id, check] as const))("%s", (id, check) => {
  const blank = (inventory: Inventory) => ({
    ...{ identity: identity(check.kind, "x"), inventory, now, secrets: [] },
    options: optionsOf(check, defaultOptions),
  });

  test("is about a kind that there is, and needs only such kinds", () => {
    expect(id.startsWith(`${check.kind}/`)).toBe(true);
    expect([check.kind, ...check.needs].filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test("does not pass a blank resource", () => {
    expect(check.evaluate({} as never, blank(inventoryOf([]))).status).not.toBe("pass");
  });

  test("takes hostile values without throwing, and does not pass them", () => {
    const hostile = new Proxy(
      {},
      { get: (_target, field) => (field === Symbol.toPrimitive ? undefined : null), has: () => true },
    );
    expect(check.evaluate(hostile as never, blank(inventoryOf([]))).status).not.toBe("pass");
  });

  test("has metadata a person can use", () => {
    expect(check.title.length).toBeLessThanOrEqual(90);
    expect(check.failTitle.length).toBeLessThanOrEqual(90);
    expect(check.title).not.toMatch(/^Ensure|\.$/);
    expect(check.title).not.toBe(check.failTitle);
    expect(severities).toContain(check.severity);
    expect(categories).toContain(check.category);
    expect(check.rationale).toMatch(/^[A-Z`].{20,400}\.$/s);
    expect(check.references.length).toBeGreaterThan(0);
    for (const link of check.references) expect(new URL(link).protocol).toBe("https:");
    expect(check.controls.some((control) => control.startsWith("checklist:"))).toBe(true);
    expect(new Set(check.controls).size).toBe(check.controls.length);
  });

  test("has a table test and stays small", () => {
    if (shared.has(id)) {
      expect(readFileSync("tests/checks/no-secrets.test.ts", "utf8")).toContain("testCheck(");
      return;
    }
    const file = `tests/checks/${id}.test.ts`;
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, "utf8")).toContain("testCheck(");
    expect(readFileSync(`lib/checks/${id}.ts`, "utf8").split("\n").length).toBeLessThanOrEqual(61);
  });
});
