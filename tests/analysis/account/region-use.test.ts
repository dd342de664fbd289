import { expect, test } from "vitest";
import { regionUse, workKinds } from "#lib/analysis/account/region-use.ts";
import { inventoryOf, reading, region, unread } from "#tests/support/test-check.ts";

test.each(workKinds)("a region with one %s is used", (kind) => {
  expect(regionUse(region, inventoryOf([reading(kind, "one", {})]))).toBe("used");
  // Of another region nothing was read.
  expect(regionUse("eu-west-1", inventoryOf([reading(kind, "one", {})]))).toBe("unknown");
});

test("one in which nothing was seen is unused, unless something could not be listed or read", () => {
  expect(regionUse(region, inventoryOf([]))).toBe("unused");
  expect(regionUse(region, inventoryOf([], ["endpoint"]))).toBe("unknown");
  expect(regionUse(region, inventoryOf([unread("model", "one")]))).toBe("unknown");
});
