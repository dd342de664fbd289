import { isDeepStrictEqual } from "node:util";
import { hasMark } from "#lib/analysis/secrets/mark.ts";
import { membersOf, type Schema } from "#lib/aws/operation-schemas.ts";
import { cliServiceOf } from "#lib/aws/services.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import { aws, kebab, script } from "#lib/checks/remedies/commands.ts";
import type { Evidence } from "#lib/checks/verdicts.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { iamRegionIn } from "#lib/readings/partitions.ts";
import type { Reading, ReadResource } from "#lib/readings/reading.ts";
import { type Asking, askingFor, askingForPart } from "./asking.ts";
import { type Place, placeOf, plainSteps } from "./place.ts";
import { isObject, jmesPath, type Query, type Shaping, type Step, shaped, valueAt } from "./query.ts";
import { type Sources, sourcesIn } from "./sources.ts";

/**
 * A command of the AWS CLI by which anybody sees for himself. `value`: it prints just what was observed. `place`: it prints what stands there, from
 * which a check made the words. `secret`: the same, with the secret that was taken out here. `left-out`: the same, with values that a report leaves out. `absence`:
 * AWS answers that there is none.
 */
export interface Verification {
  command: string;
  shows: "value" | "place" | "secret" | "left-out" | "absence";
}

/** A piece of evidence with the command that shows it, where there is one. */
export interface ShownEvidence extends Evidence {
  verify?: Verification;
}

/** How to see each piece of a finding's evidence in AWS itself, in its order; null where no single call shows it, or a name that it needs cannot be printed. */
export async function verificationsOf(
  { check, evidence }: { check: string; evidence: readonly Evidence[] },
  reading: Reading | undefined,
  inventory: Inventory,
): Promise<(Verification | null)[]> {
  if (reading?.status !== "read") return evidence.map(() => null);
  const sources = sourcesIn(inventory, reading, checkOf(check)?.needs ?? [], evidence);
  return Promise.all(evidence.map(async (one) => (await verificationOf(one, sources)) ?? null));
}

async function verificationOf(
  { path, observed }: Evidence,
  { own, called, pointedAt }: Sources,
): Promise<Verification | undefined> {
  const inOwn = await shownIn(own, path, observed);
  if (inOwn) return inOwn;
  const shown = await Promise.all(called(path).map(({ reading, rest }) => shownIn(reading, rest, observed)));
  const [only, ...others] = shown.filter((one) => one !== undefined);
  const value = [only, ...others].find((one) => one?.shows === "value");
  if (value) return value;
  // Several may be called so: which is meant only the value would tell.
  if (only) return others.length === 0 ? only : undefined;
  // Written as it stands in the other's answer: `KeyMetadata` of the key that is named beside it.
  const [first = "", ...more] = path.split(".");
  for (const reading of pointedAt()) {
    const asking = await askingFor(reading);
    if (asking?.within.length !== 1 || asking.within[0] !== first) continue;
    const shown = await shownIn(reading, more.join("."), observed);
    if (shown?.shows === "value") return shown;
  }
  return undefined;
}

async function shownIn(
  reading: ReadResource<unknown>,
  path: string,
  observed: unknown,
): Promise<Verification | undefined> {
  const { resource, parts = {} } = reading;
  const place = placeOf(path === everyText ? "" : path, resource);
  const [first] = place.steps.length > 0 ? place.steps : (plainSteps(place.rest) ?? []);
  const isPart = typeof first === "string" && Object.hasOwn(parts, first);
  const asking = isPart ? await askingForPart(reading, first) : await askingFor(reading);
  if (!asking || (isPart && parts[first]?.status === "unread")) return undefined;
  if (isPart && parts[first]?.status === "absent") return printed(reading, asking, undefined, "absence");
  const known = isPart ? valueAt(resource, [first]) : resource;
  const inside = isPart ? { ...place, steps: place.steps.slice(1) } : place;
  const found = queryFor(asking, inside, known, observed);
  if (!found) return undefined;
  const { steps, shaping } = found.query;
  const value = valueAt(known, steps);
  // How long a text is AWS and we do not agree on when a secret was taken out of it.
  const isRaw = value !== undefined && (shaping === undefined || typeof value === "string");
  const isSecret = isRaw ? isSecretAt(reading, place.steps) : hasMark(JSON.stringify(observed) ?? "");
  const query = { steps: [...asking.within, ...steps], ...(shaping && !(isRaw && isSecret) && { shaping }) };
  return printed(reading, asking, query, isSecret ? "secret" : found.isValue ? "value" : "place");
}

/** Whether a secret was taken out of what stands there. Inside of a script no mark of it shows. */
function isSecretAt({ resource, secrets }: ReadResource<unknown>, steps: readonly Step[]): boolean {
  if (hasMark(JSON.stringify(valueAt(resource, steps)) ?? "")) return true;
  const isIn = (path: string) => steps.every((step, at) => placeOf(path, resource).steps[at] === step);
  return steps.length > 0 && valueAt(resource, steps) !== undefined && secrets.some(({ path }) => isIn(path));
}

/** What the checks of secrets call all of a resource. */
const everyText = "(every text)";

/**
 * The query that gives what was observed, or else the nearest that gives what it was made from. Only members that AWS's schema has are asked for: what
 * is not there would be null by any name.
 */
function queryFor(
  { schema }: Asking,
  { steps, rest }: Place,
  known: unknown,
  observed: unknown,
): { query: Query; isValue: boolean } | undefined {
  const more = rest === "" ? [] : plainSteps(rest);
  const all = more && [...steps, ...more];
  if (all && (observed ?? null) === null && valueAt(known, all) === undefined && schemaAt(schema, all)) {
    return { query: { steps: all }, isValue: true };
  }
  const at = schemaAt(schema, steps);
  if (!at || (steps.length === 0 && rest !== "")) return undefined;
  const value = valueAt(known, steps);
  if (isSame(value, observed)) return { query: { steps }, isValue: true };
  const member =
    isObject(value) && Object.keys(value).find((name) => typeof observed === "string" && value[name] === observed);
  if (member) return { query: { steps: [...steps, member] }, isValue: true };
  const shaping = shapings(value, observed).find((one) => isSame(shaped(value, one), observed));
  // All of a resource is in one answer only where that has all of its fields.
  if (steps.length === 0 && shaping !== undefined && typeof shaping === "string" && !isWhole(schema, known))
    return undefined;
  if (shaping) return { query: { steps, shaping }, isValue: true };
  return steps.length === 0 && !isWhole(schema, known) ? undefined : { query: { steps }, isValue: false };
}

function isWhole(schema: Schema, known: unknown): boolean {
  return !isObject(known) || Object.keys(known).every((name) => membersOf(schema).has(name));
}

function isSame(value: unknown, observed: unknown): boolean {
  return isDeepStrictEqual(value ?? null, observed ?? null);
}

/** What a check may have made of the value that it observed. */
function shapings(value: unknown, observed: unknown): Shaping[] {
  if (typeof observed === "number") return ["length"];
  if (isObject(observed)) return [{ only: Object.keys(observed) }];
  if (!Array.isArray(observed)) return [];
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return [
    "keys",
    ...[...new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])))].map((each) => ({ each })),
  ];
}

/** The schema of what the steps lead to; undefined where AWS knows no such member. */
function schemaAt(schema: Schema, steps: readonly Step[]): Schema | undefined {
  let at: Schema | undefined = schema;
  for (const step of steps) {
    if (at?.isStructSchema()) at = typeof step === "string" ? membersOf(at).get(step) : undefined;
    else if (at?.isMapSchema() || at?.isListSchema()) at = at.getValueSchema();
    else if (!at?.isDocumentSchema()) return undefined;
  }
  return at;
}

function printed(
  { identity: { region, arn } }: ReadResource<unknown>,
  { action, input }: Asking,
  query: Query | undefined,
  shows: Verification["shows"],
): Verification | undefined {
  const path = query && jmesPath(query);
  const operation = kebab(action.slice(action.indexOf(":") + 1));
  const home = region === "global" ? iamRegionIn(parseArn(arn)?.partition ?? "aws") : region;
  const options = Object.entries(input).map(([name, value]) => [optionOf(name), word(value)]);
  const { cli } = script(() => [
    aws(cliServiceOf(action), operation, {
      ...Object.fromEntries(options),
      region: home,
      ...(path && { query: path }),
      output: "json",
    }),
  ]);
  return cli === undefined ? undefined : { command: cli, shows };
}

/** The CLI's own `--version` takes that name from members. Source: AWS CLI v2 reference, describe-image-version. */
function optionOf(member: string): string {
  return member === "Version" ? "version-number" : kebab(member);
}

/** A list of one plain word is that word to the AWS CLI. */
function word(value: unknown) {
  const [only, ...more] = Array.isArray(value) ? value : [];
  const isPlain = typeof only === "string" && more.length === 0 && /^[\w./:-]+$/.test(only);
  // What stands in an input is text, a number, or a list or object of these.
  return (isPlain ? only : value) as string | number | readonly unknown[];
}
