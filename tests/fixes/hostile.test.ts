import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import type { Failing } from "./audit.ts";
import { knownAccount } from "./known-accounts.ts";
import { parseScript } from "./shell-text.ts";
import { StubShell, shells } from "./stub-shell.ts";

/** What names, tags and settings of an account may hold, once somebody means harm. */
const hostile = [
  "x\ntouch pwned",
  "x\r\ntouch pwned #",
  "$(touch pwned)",
  "`touch pwned`",
  "'; touch pwned; '",
  "--region=evil",
  "file:///etc/passwd",
  "~/x *",
  ["$", '{file("/etc/passwd")}%{if x}'].join(""),
  "a'b\"c\\d",
  "名前 é",
  "\u001b[2K\u202e",
  // What stands where a secret was.
  "x-«redacted github-token 3f9a1c»",
];

/** The value with about one text in three replaced; names of fields stay. */
function spoilt(value: unknown, by: string, dice: () => boolean): unknown {
  if (typeof value === "string") return dice() ? by : value;
  if (Array.isArray(value)) return value.map((child) => spoilt(child, by, dice));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, spoilt(child, by, dice)]));
}

describe("the fixes of every check, with hostile values in the resource", () => {
  const stub = new StubShell();
  let subjects: Failing[];
  beforeAll(async () => {
    const { failing } = await knownAccount("more faults");
    subjects = [...Map.groupBy(failing, ({ check }) => check).values()].flatMap((own) => own.slice(0, 1));
  }, 90_000);
  afterAll(() => stub.close());

  function fixesOf(by: string, dice: () => boolean): Fix[] {
    return subjects.map(({ check, reading, context }) => {
      const secrets = reading.secrets.map((one) => ({ ...one, path: `${one.path}${by}` }));
      const identity = { ...context.identity, name: by };
      return check.fix(spoilt(reading.resource, by, dice) as never, { ...context, identity, secrets });
    });
  }

  test.each(hostile)("%j stays what it is, or is not printed", (by) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(2)), (stream) => {
        const fixes = fixesOf(by, () => stream.next().value === 0);
        // A spoilt resource may leave nothing to do; most have commands, or say why they are not printed.
        const told = fixes.filter(
          ({ cli, summary }) => cli !== undefined || summary.includes("No commands are printed"),
        );
        expect(told.length).toBeGreaterThan(fixes.length / 2);
        for (const { terraform = "", cloudformation } of fixes) {
          expect(terraform).not.toMatch(/(^|[^$])\$\{|(^|[^%])%\{|^touch/m);
          expect(terraform).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
          if (cloudformation) JSON.parse(`[${cloudformation}]`);
        }
        const text = fixes.flatMap(({ cli }) => cli ?? []).join("\n");
        const lines = parseScript(text);
        expect(lines.filter(({ pipeline }) => pipeline.some(({ words }) => words.some(hasMark)))).toEqual([]);
        const meant = lines.filter(({ later }) => !later);
        for (const shell of shells.slice(0, 2)) {
          const { output, calls, files } = stub.run(shell, text);
          expect(output).toBe("");
          const of = (program: string) =>
            meant.flatMap(({ pipeline }) =>
              pipeline.filter(({ words }) => words[0] === program).map(({ words }) => words.slice(1)),
            );
          expect(calls.aws).toEqual(of("aws"));
          expect(calls.jq).toEqual(of("jq"));
          const into = meant.flatMap(({ pipeline }) => pipeline.flatMap((one) => one.into ?? []));
          expect(files.filter((file) => !into.includes(file))).toEqual([]);
        }
      }),
      { numRuns: 2 },
    );
  });
});
