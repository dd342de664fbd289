import { describe, expect, test } from "vitest";
import {
  encryptsInTransit,
  hasLocalStorage,
  typesWithoutLocalStorage,
} from "#lib/analysis/encryption/instance-families.ts";

describe("local storage", () => {
  test.each([
    ["ml.p4d.24xlarge", true],
    ["ml.g5.xlarge", true],
    ["ml.g4dn.xlarge", true],
    ["ml.m5d.large", true],
    // The rule of SageMaker's own SDK misses these.
    ["ml.i3en.xlarge", true],
    ["ml.p6-b200.48xlarge", true],
    ["ml.trn2.48xlarge", true],
    ["ml.gr6.4xlarge", true],
    // Named like families with disks, but without.
    ["ml.p3.2xlarge", false],
    ["ml.p3dn.24xlarge", true],
    ["ml.m5.xlarge", false],
    ["ml.c7i-flex.large", false],
    ["ml.inf2.xlarge", false],
    ["m5.xlarge", false],
  ])("%s: %s", (type, expected) => {
    expect(hasLocalStorage(type)).toBe(expected);
  });

  test.each(["ml.q9.large", "", "system", "ml.geospatial.interactive", "__proto__", "ml.constructor.large", "ml."])(
    "%j is not known, which is neither yes nor no",
    (type) => {
      expect(hasLocalStorage(type)).toBeUndefined();
      expect(encryptsInTransit(type)).toBeUndefined();
    },
  );

  test("the scope of a key rule holds every family without disks and none with", () => {
    expect(typesWithoutLocalStorage.length).toBeGreaterThan(30);
    for (const pattern of typesWithoutLocalStorage) {
      expect(hasLocalStorage(pattern.replace("*", "large")), pattern).toBe(false);
    }
  });
});

describe("encryption in transit", () => {
  test.each([
    ["ml.c5n.large", true],
    ["ml.p4d.24xlarge", true],
    ["ml.m5.xlarge", false],
    ["ml.r5d.large", false],
    ["ml.p2.xlarge", undefined],
    ["ml.dl1.24xlarge", undefined],
  ])("%s: %s", (type, expected) => {
    expect(encryptsInTransit(type)).toBe(expected);
  });
});
