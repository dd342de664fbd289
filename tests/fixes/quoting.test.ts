import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { aws, type Command, jq, reshaped, type Step, script } from "#lib/checks/remedies/commands.ts";
import { parseScript } from "./shell-text.ts";
import { StubShell, shells } from "./stub-shell.ts";

/** What makes shells, the AWS CLI and jq do something else than take a word as it is. */
const hostile = fc.oneof(
  fc.constantFrom(
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "x && touch pwned",
    "| touch pwned",
    "> pwned",
    "-rf",
    "--region=evil",
    "--",
    "~",
    "~root",
    "*",
    "?[a-z]*",
    "{a,b}",
    "!!",
    "!$",
    "#",
    "$HOME",
    "\\",
    "\\'",
    "''",
    "",
    "=ls",
    "a=b",
    "名前 émoji 🦊",
    "file:/x",
    "https://a.example/x",
    "%s%n",
    "&",
    ";",
    "(a)",
    "<(touch pwned)",
    "a\\nb",
  ),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc
    .array(fc.constantFrom("'", '"', "\\", "$", "`", "(", ")", " ", "-", "!", "*", "é"), { maxLength: 8 })
    .map((all) => all.join("")),
);
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const printable = hostile.filter((text) => !unprintable.test(text) && !/^fileb?:\/\//i.test(text));

const command = fc
  .record({
    name: printable,
    value: printable,
    list: fc.array(hostile, { maxLength: 3 }),
    piped: fc.boolean(),
    note: hostile,
  })
  .map(({ name, value, list, piped, note }): { steps: Step[]; meant: Command } => {
    const read = aws("sagemaker", "describe-model", { "model-name": name, "some-list": list, "dry-run": true });
    const meant = piped ? reshaped(read, jq(".a | . * $set", { old: value, set: { list } }), "model.json") : read;
    return { steps: [{ comment: `Take it out of ${note} by hand.` }, meant, { later: read }], meant };
  });

describe("printed commands", () => {
  const stub = new StubShell();
  afterAll(() => stub.close());

  test.each(shells)("have in %s exactly the arguments that were meant, and nothing else runs", (shell) => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 5, maxLength: 15 }), (all) => {
        const { cli = "" } = script(() => all.flatMap(({ steps }) => steps));
        const { output, calls, files } = stub.run(shell, cli);
        expect(output).toBe("");
        expect(calls.aws).toEqual(all.map(({ meant }) => meant.words.slice(1)));
        expect(calls.jq).toEqual(all.flatMap(({ meant }) => (meant.pipe ? [meant.pipe.words.slice(1)] : [])));
        expect(files.filter((file) => file !== "model.json")).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test("are read by the tests' own parser as they were meant", () => {
    fc.assert(
      fc.property(command, ({ steps, meant }) => {
        const lines = parseScript(script(() => steps).cli ?? "");
        expect(lines.map(({ later }) => later)).toEqual([false, true]);
        expect(lines[0]?.pipeline.map(({ words }) => words)).toEqual([
          meant.words,
          ...(meant.pipe ? [meant.pipe.words] : []),
        ]);
      }),
    );
  });
});

test.each([
  "a\nb",
  "a\rb",
  "\u0000",
  "\u001b[2J",
  "\u007f",
  "\u0085",
  "\u2028",
  "\u202e",
  "\ud800",
  "file://x",
  "fileb://x",
  "FILE://x",
])("a name like %j is not printed in a command, and the reader hears why", (name) => {
  const command = aws("iam", "get-role", { "role-name": name, "some-file": { contentsOf: "mine.json" } });
  const { cli, refusal } = script(() => [{ comment: "first" }, command]);
  expect(cli).toBeUndefined();
  expect(refusal).toMatch(/^No commands are printed, because a name .*\.$/);
});

test("every line of a comment is one, and holds nothing a shell would act on", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), hostile, (a, b) => {
      const { cli = "" } = script(() => [{ comment: `${a}\n${b}\r\u2028$(reboot)` }]);
      for (const line of cli.split(/[\n\r\u2028\u2029\u0085]/)) expect(line).toMatch(/^# [^$`\\!;&|<>"'\p{Cc}]*$/u);
    }),
  );
});

test("JSON in a command keeps its value, with nothing invisible in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const { cli = "" } = script(() => [aws("iam", "put-role-policy", { "policy-document": { Sid: value } })]);
      expect(cli).not.toMatch(unprintable);
      const word = parseScript(cli)[0]?.pipeline[0]?.words.at(-1) ?? "";
      expect(JSON.parse(word.slice(word.indexOf("=") + 1))).toEqual({ Sid: value });
    }),
  );
});
