import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  /** Part of another package's archive, whose hash covers it. */
  inBundle?: boolean;
}

const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {
  packages: Record<string, Locked>;
};
const locked = Object.entries(packages).filter(([place, { inBundle }]) => place !== "" && !inBundle);

test("every package is locked to the hash of its archive, those of other platforms too", () => {
  expect(locked.length).toBeGreaterThan(400);
  expect(locked.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""))).toEqual([]);
});

test("no package is locked to the address of one registry", () => {
  expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
