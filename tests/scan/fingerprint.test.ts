import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { defaultOptions } from "#lib/checks/options.ts";
import { everyKind } from "#lib/inventory/kinds.ts";
import { fingerprintOf, judgementFingerprint, judgingFolders } from "#lib/scan/fingerprint.ts";

const root = join(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "sagewarden-judging-"));
for (const folder of judgingFolders) cpSync(join(root, folder), join(copy, folder), { recursive: true });
afterAll(() => rmSync(copy, { recursive: true }));

test.each(judgingFolders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }).slice(0, 3)))(
  "a change in %s is seen, and forgotten when it is undone",
  (file) => {
    const before = fingerprintOf(copy, judgingFolders);
    expect(before).toBe(judgementFingerprint("vpc", defaultOptions));
    const text = readFileSync(join(copy, file), "utf8");
    writeFileSync(join(copy, file), text.replace("export", "export "));
    expect(fingerprintOf(copy, judgingFolders)).not.toBe(before);
    writeFileSync(join(copy, file), text);
    expect(fingerprintOf(copy, judgingFolders)).toBe(before);
  },
);

test("whatever judging imports lies in the folders that are looked at", () => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(join(root, file), "utf8");
    for (const [, type, from] of text.matchAll(
      /^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+\.(?:ts|json))"/gms,
    )) {
      if (type || !from) continue;
      visit(from.startsWith("#") ? from.slice(1) : join(dirname(file), from));
    }
  };
  visit("lib/checks/index.ts");
  visit("lib/scoring/evaluate.ts");
  expect(seen.size).toBeGreaterThan(80);
  // How AWS is called is no matter of judgement; what was read of it is.
  const calling = ["lib/aws/", "lib/errors.ts", "lib/config.ts"];
  const others = [...seen].filter((file) => !calling.some((start) => file.startsWith(start)));
  expect(others.filter((file) => !judgingFolders.some((folder) => file.startsWith(`${folder}/`)))).toEqual([]);
});

test("an option changes the fingerprint of its own kind and of no other", () => {
  const check = "endpoint-config/more-than-one-instance";
  const set = { ...defaultOptions, [check]: { minimumInstances: 3 } };
  for (const { kind } of everyKind()) {
    const [before, after] = [defaultOptions, set].map((options) => judgementFingerprint(kind, options));
    if (kind === "endpoint-config") expect(after).not.toBe(before);
    else expect(after).toBe(before);
  }
  const undone = { [check]: defaultOptions[check] ?? {}, ...defaultOptions };
  expect(judgementFingerprint("endpoint-config", undone)).toBe(judgementFingerprint("endpoint-config", defaultOptions));
});
