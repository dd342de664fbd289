import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { Evidence } from "#lib/checks/verdicts.ts";
import { documentIn } from "#lib/readings/document.ts";
import type { ReadResource } from "#lib/readings/reading.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { isObject } from "#lib/verify/query.ts";
import { type Verification, verificationsOf } from "#lib/verify/verify.ts";
import { type Audit, audit, verdictOf } from "../fixes/audit.ts";
import { AwsCli, queried } from "../fixes/aws-cli.ts";
import { parseScript } from "../fixes/shell-text.ts";

/** A piece of evidence of a finding in the demo account, and the command by which an auditor sees it. */
interface Piece extends Evidence {
  reading: ReadResource<unknown>;
  /** The check, the path without what differs from one resource to the other, and how it is shown: what is tried out once. */
  form: string;
  verification: Verification | null;
}

let at: Audit;
let pieces: Piece[];
let simulator: Awaited<ReturnType<typeof startSimulator>>;
let ask: (command: string) => Promise<unknown>;

beforeAll(async () => {
  const account = demoAccount();
  simulator = await startSimulator({ account, enforceLimits: false });
  at = await audit(account, simulator.url);
  pieces = [];
  for (const check of checks as readonly Check[]) {
    for (const reading of at.readings.filter(({ identity }) => identity.kind === check.kind)) {
      const verdict = verdictOf(check, reading, at);
      const evidence = "evidence" in verdict ? verdict.evidence : [];
      const verifications = await verificationsOf({ check: check.id, evidence }, reading, at.inventory);
      for (const [place, one] of evidence.entries()) {
        const verification = verifications[place] ?? null;
        const form = `${check.id} ${one.path.replaceAll(/[^:]+: |\d+/g, "_")} ${verification?.shows}`;
        pieces.push({ ...one, reading, form, verification });
      }
    }
  }
  const cli = new AwsCli(simulator.url, new Map());
  const answers = new Map<string, Promise<string>>();
  ask = async (command) => {
    const [line, ...more] = parseScript(command);
    const [{ words, into } = { words: [] }, ...piped] = line?.pipeline ?? [];
    expect([more, piped, into]).toEqual([[], [], undefined]);
    const isQuery = (word: string) => word.startsWith("--query=");
    // One call for all that is asked of its answer: the account does not change.
    const call = words.filter((word) => !isQuery(word));
    const printed = answers.get(call.join(" ")) ?? cli.run(call);
    answers.set(call.join(" "), printed);
    const query = words.find(isQuery)?.slice("--query=".length);
    return JSON.parse(query === undefined ? await printed : queried(await printed, query)) as unknown;
  };
}, 120_000);

afterAll(() => simulator.close());

/** Of each form the first piece that is shown so: what is not as it is said of it. */
async function faults(shows: Verification["shows"], isRight: (printed: unknown, piece: Piece) => boolean) {
  const shown = pieces.filter(({ verification }) => verification?.shows === shows);
  const tried = [...Map.groupBy(shown, ({ form }) => form).values()].flatMap(([first]) => first ?? []);
  expect(tried.length).toBeGreaterThan(3);
  const wrong: string[] = [];
  for (const piece of tried) {
    const { command } = piece.verification as Verification;
    const printed = await ask(command).catch((error: Error) => error);
    if (isRight(printed, piece)) continue;
    const said = printed instanceof Error ? printed : JSON.stringify(printed);
    wrong.push(`${piece.form}: ${JSON.stringify(piece.observed)}, and not ${said}, by ${command}`.slice(0, 600));
  }
  return wrong;
}

describe("of the evidence in the demo account", () => {
  test("what is said to be printed as it was observed is", async () => {
    expect(
      await faults("value", (printed, { observed }) => isDeepStrictEqual(inOrder(printed), inOrder(asJson(observed)))),
    ).toEqual([]);
  }, 120_000);

  test("what it was read from is what the resource says there", async () => {
    expect(
      await faults("place", (printed, { reading, path }) => {
        const said = saidIn(reading, path);
        return said.some((one) => inOrder(one) === inOrder(printed));
      }),
    ).toEqual([]);
  }, 120_000);

  test("where a secret was taken out, it is there", async () => {
    expect(
      await faults(
        "secret",
        (printed, { reading, path }) =>
          printed !== null &&
          !(printed instanceof Error) &&
          !saidIn(reading, path).some((one) => inOrder(one) === inOrder(printed)),
      ),
    ).toEqual([]);
  }, 120_000);

  test("where AWS is said to have none, it says so", async () => {
    const none = /NoSuch|NotFound|Cannot find|NotEnabled|does not exist/i;
    expect(await faults("absence", (printed) => printed instanceof Error && none.test(String(printed)))).toEqual([]);
  }, 120_000);

  test("nearly all can be seen by a command, and most just as it was observed", () => {
    const share = (...shows: (Verification["shows"] | undefined)[]) =>
      pieces.filter(({ verification }) => shows.includes(verification?.shows)).length / pieces.length;
    expect(pieces.length).toBeGreaterThan(10_000);
    expect(share("value", "place", "secret")).toBeGreaterThan(0.9);
    expect(share("value")).toBeGreaterThan(0.85);
  });
});

/** All that the resource says, and those that the path calls by name. */
function saidIn(reading: ReadResource<unknown>, path: string): unknown[] {
  const called = at.readings.filter(({ identity: { name, also = [] } }) =>
    [name, ...also].some((one) =>
      [`${one}: `, `${one}.`].some((start) => path.replace(/^\S+ /, "").startsWith(start) || path.startsWith(start)),
    ),
  );
  return [reading, ...called].flatMap(({ resource }) => [...valuesIn(resource)]);
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}

function* valuesIn(value: unknown): Generator<unknown> {
  yield value;
  if (Array.isArray(value)) for (const item of value) yield* valuesIn(item);
  else if (isObject(value)) for (const child of Object.values(value)) yield* valuesIn(child);
  // IAM's policy documents are text here; the CLI prints them parsed.
  else if (typeof value === "string") {
    const document = documentIn(value);
    if (isObject(document)) yield document;
  }
}

/** As text, whatever order fields and names of fields come in. */
function inOrder(value: unknown): string {
  const isNames = Array.isArray(value) && value.every((one) => typeof one === "string");
  return JSON.stringify(isNames ? value.toSorted() : value, (_, one: unknown) =>
    isObject(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}
