import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { everyCollector } from "#lib/inventory/kinds.ts";

/*
 * CONTRIBUTING.md says what a new kind takes. Counted here, so that it stays true: nothing but its collector says what is true of
 * a kind, and nothing else lists kinds.
 */

const root = "{lib,app,components}/**/*.{ts,tsx}";
const sources = globSync(root).map((file) => {
  // What a comment names is an example.
  const text = readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
  return { file, text };
});

/** Words as the code may name a kind: as a text, as the file it is in, or as a key. */
const naming = [/(?<=["'`])[\w-]+(?=["'`])/g, /(?<=["/])[\w-]+(?=\.ts")/g, /(?<=^\s+)[\w-]+(?=: \{)/gm];

/** By each of these words the files that have it: they are read once for all kinds. */
const files = new Map<string, Set<string>>();
for (const { file, text } of sources) {
  const words = [file.replace(/^.*\/|\.ts$/g, ""), ...naming.flatMap((pattern) => text.match(pattern) ?? [])];
  for (const word of words) files.set(word, (files.get(word) ?? new Set()).add(file));
}

/** Files that are called after the kind, or name it, in the order of all. */
const filesNaming = (kind: string): string[] => [...(files.get(kind) ?? [])];

/** Where it matters what a kind means: its checks and fixes, the facts they share, what the simulated account holds of it, and how templates write it. */
const meaning = /^lib\/(analysis|checks|derivations|simulator|templates\/shapes)\//;

/** Words that are a kind's name, and the reason why they stand elsewhere. */
const exceptions: Readonly<Record<string, string>> = {
  "lib/activity/attribute.ts iam-role": "a role that a request passes on is never what an event is mainly about",
  "lib/activity/attribute.ts hub-content": "calls name it with and without its version",
  "lib/activity/blame.ts image": "a call that makes a version of it, and not it",
  "lib/activity/blame.ts model-package-group": "a call that makes a version in it, and not it",
  "components/network/network-marks.tsx subnet": "the screen of networks counts them",
  "components/scans/records-coverage.tsx job": "a word of a sentence about jobs of any kind",
  "lib/inventory/tags.ts resource-tags": "the one kind that says how all others are tagged",
  "lib/cli/connection.ts organization": "an option, for the accounts of one",
  "lib/aws/services.ts access-analyzer": "the prefix of a service, which its one kind is called after",
  "lib/aws/newer-command.ts endpoint": "the address of an AWS API, which is no resource",
  "lib/delivery/delivery-failed.ts endpoint": "a code of errors: whoever was asked, which is no resource",
  "lib/aws/services.ts network-firewall": "the service, as IAM calls it",
  "lib/aws/session.ts endpoint": "the address of an AWS API, which is no resource",
};

describe.each(everyCollector().map(({ kind }) => kind))("%s", (kind) => {
  test("is named by its collector, its index and those of its folder that stand in a relation to it, and by nothing else", () => {
    const elsewhere = filesNaming(kind).filter((file) => !meaning.test(file) && !file.startsWith("lib/collectors/"));
    expect(elsewhere.filter((file) => !(`${file} ${kind}` in exceptions))).toEqual([]);
  });
});

test("every exception is still needed", () => {
  for (const one of Object.keys(exceptions)) {
    const [file = "", kind = ""] = one.split(" ");
    expect([one, filesNaming(kind).includes(file)]).toEqual([one, true]);
  }
});

describe("the recipe of CONTRIBUTING.md", () => {
  const recipe = readFileSync("CONTRIBUTING.md", "utf8").replaceAll(/\s+/g, " ");
  const places = [
    "lib/checks/secret-places.ts",
    "lib/collectors/sagemaker/index.ts",
    "lib/collectors/sagemaker/pipeline.ts",
    "lib/simulator/kinds/index.ts",
    "lib/simulator/kinds/pipeline.ts",
  ];

  test("a kind touches the files it says, before anything is judged or shown of it", () => {
    // Its parts, its checks, their fixes and facts, what the simulated account holds of it, and what templates call otherwise, come on top.
    const on =
      /^lib\/(collectors\/sagemaker\/pipeline-execution|analysis|derivations|templates\/shapes|checks\/(?!secret-places)|simulator\/(?!kinds\/))/;
    expect(
      filesNaming("pipeline")
        .filter((file) => !on.test(file))
        .sort(),
    ).toEqual(places);
    const [, count] = /A kind is (\w+) files/.exec(recipe) ?? [];
    expect(count).toBe(["none", "one", "two", "three", "four", "five", "six"][places.length]);
  });

  test("of pipelines it counts the lines as they are", () => {
    const [, ...said] =
      /Pipelines: (\d+) lines of collector, (\d+) of simulated kind, (\d+) of secret places/.exec(recipe) ?? [];
    const lines = (file: string) => readFileSync(file, "utf8").trimEnd().split("\n");
    const secretPlaces = lines("lib/checks/secret-places.ts");
    const from = secretPlaces.indexOf("  pipeline: {");
    const to = secretPlaces.indexOf("  },", from);
    const counted = [
      lines("lib/collectors/sagemaker/pipeline.ts").length,
      lines("lib/simulator/kinds/pipeline.ts").length,
      to - from + 1,
    ];
    expect(said.map(Number)).toEqual(counted);
  });

  test("its indexes take one import and one line for each kind", () => {
    for (const index of ["lib/collectors/sagemaker/index.ts", "lib/simulator/kinds/index.ts"]) {
      const text = readFileSync(index, "utf8");
      expect(text.match(/pipeline\b(?!-)/g)).toHaveLength(3);
    }
  });
});
