import { membersOf, type Schema, schemasOf } from "#lib/aws/operation-schemas.ts";
import { type Action, tokensFor } from "#lib/aws/services.ts";
import { collectorOf } from "#lib/inventory/kinds.ts";
import type { ReadResource } from "#lib/readings/reading.ts";
import { isObject, memberOf, type Step } from "./query.ts";

/** A call whose answer holds a resource, or a part of it. */
export interface Asking {
  action: Action;
  input: Readonly<Record<string, unknown>>;
  /** Where in the answer it stands. */
  within: readonly Step[];
  /** What stands there, by AWS's schema. */
  schema: Schema;
}

/*
 * How a resource was asked for is not stored: finished jobs are never read again, so those of an earlier release would have none. AWS's schemas
 * tell it from the resource: what a request has to name is a field of the answer, and the collector says what is called otherwise
 * (`inRequests`). Of the calls of its collector the one is taken whose answer has most of its fields: of a job that came by Search it is the Describe.
 */
export function askingFor(reading: ReadResource<unknown>): Promise<Asking | undefined> {
  const asking = found.get(reading) ?? bestFor(reading);
  found.set(reading, asking);
  return asking;
}

/** A resource has many checks. */
const found = new WeakMap<ReadResource<unknown>, Promise<Asking | undefined>>();

async function bestFor(reading: ReadResource<unknown>): Promise<Asking | undefined> {
  const { kind } = reading.identity;
  const ofParts = new Set(Object.values(reading.parts ?? {}).map(({ action }) => action));
  ofParts.delete(reading.action);
  const fields = Object.keys(asObject(reading.resource)).filter((name) => !reading.parts?.[name]);
  const calls = (collectorOf(kind)?.actions ?? []).filter((action) => !ofParts.has(action));
  const possible: { asking: Asking; share: number }[] = [];
  for (const action of calls) {
    const schemas = await schemasOf(action);
    const given = schemas && inputFor(action, reading, schemas.input, schemas.required);
    if (!schemas || !given) continue;
    for (const { within, schema } of placesIn(schemas.output, reading, given.isOfOne)) {
      const share = fields.filter((name) => membersOf(schema).has(name)).length / fields.length;
      possible.push({ asking: { action, input: given.input, within, schema }, share });
    }
  }
  const isList = ({ within }: Asking) => within.some((step) => typeof step === "object");
  // One that has less than half of its fields tells of something else.
  const best = possible
    .filter(({ share }) => share > 0.5)
    .sort((one, other) => other.share - one.share || Number(isList(one.asking)) - Number(isList(other.asking)));
  return best[0]?.asking;
}

/** The same of a part, by the call that gave it; undefined where none was made. */
export async function askingForPart(reading: ReadResource<unknown>, part: string): Promise<Asking | undefined> {
  // What a call was noted as is an action.
  const action = (reading.parts?.[part]?.action ?? "") as Action;
  const schemas = await schemasOf(action);
  const given = schemas && inputFor(action, reading, schemas.input, schemas.required);
  if (!schemas || !given) return undefined;
  const value = memberOf(reading.resource, part);
  const isOfPages = (name: string) => name === tokensFor(action).give || /truncated/i.test(name);
  const members = [...membersOf(schemas.output)].filter(([name]) => !isOfPages(name));
  const fitting = members.filter(([, schema]) => fits(schema, value));
  // `policyText` is the policy.
  const called = fitting.find(([name]) => name.toLowerCase().startsWith(part.toLowerCase()));
  const [only] = fitting.length === 1 && !fits(schemas.output, value) ? fitting : members.length === 1 ? fitting : [];
  const [name, schema] = called ?? only ?? [];
  const call = { action, input: given.input };
  if (name !== undefined && schema) return { ...call, within: [name], schema };
  return fits(schemas.output, value) ? { ...call, within: [], schema: schemas.output } : undefined;
}

/** `isOfOne`: the request names the resource in a list of those that are wanted, and so the answer's list is of one. */
function inputFor(action: Action, reading: ReadResource<unknown>, schema: Schema, required: readonly string[]) {
  const { identity, resource } = reading;
  const declared = collectorOf(identity.kind)?.inRequests ?? {};
  const members = [...membersOf(schema)].filter(([name]) => name !== tokensFor(action).ask);
  const given = members.flatMap(([name]) => {
    const own = memberOf(resource, name);
    if (Object.hasOwn(declared, name)) return [[name, filled(declared[name], reading)] as const];
    return isScalar(own) && (required.includes(name) || isName.test(name)) ? [[name, own] as const] : [];
  });
  // `VpcIds` for its VpcId. One will do: by names EC2 finds security groups of the default VPC alone.
  const several = ["Id", "Arn", "Name"].flatMap((what) =>
    members.flatMap(([name, member]) => {
      const own =
        name.endsWith(`${what}s`) && member.isListSchema() ? memberOf(resource, name.slice(0, -1)) : undefined;
      return typeof own === "string" ? [[name, [own]] as const] : [];
    }),
  );
  const input = Object.fromEntries([...given, ...several.slice(0, 1)].filter(([, value]) => value !== undefined));
  const isListed = ([name, value]: readonly [string, unknown]) =>
    Array.isArray(value) && JSON.stringify(declared[name]).includes("{");
  const isOfOne = several.length > 0 || given.some(isListed);
  return required.every((name) => Object.hasOwn(input, name)) ? { input, isOfOne } : undefined;
}

/** Members that say which one is meant, where a request may leave them out. */
const isName = /(Name|Id|Arn|ARN|Version|Type)$/;

/** Where it may stand in an answer: as the whole of it, as one member, as one of a list. */
function placesIn(output: Schema, { identity, resource }: ReadResource<unknown>, isOfOne: boolean) {
  const places: { within: Step[]; schema: Schema }[] = [{ within: [], schema: output }];
  for (const [name, member] of membersOf(output)) {
    if (member.isStructSchema()) places.push({ within: [name], schema: member });
    if (!member.isListSchema() || !member.getValueSchema().isStructSchema()) continue;
    const item = member.getValueSchema();
    const called = [identity.arn, identity.name, ...(identity.also ?? [])].flatMap((value) =>
      [...membersOf(item).keys()].flatMap((field) => (memberOf(resource, field) === value ? [{ [field]: value }] : [])),
    );
    const [whose] = called;
    if (isOfOne) places.push({ within: [name, 0], schema: item });
    else if (whose) places.push({ within: [name, { whose }], schema: item });
  }
  return places;
}

/** What stands for `{name}`, `{arn}`, `{parent}` and `{Field}`, its own field; undefined where it has none. */
function filled(template: unknown, { identity: { name, arn }, resource }: ReadResource<unknown>): unknown {
  const known: Readonly<Record<string, string>> = { name, arn, parent: arn.split(/[/:]/).at(-2) ?? "" };
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([field, child]) => [field, fill(child)]));
    const [, word = ""] = (typeof value === "string" && /^\{(\w+)\}$/.exec(value)) || [];
    return word === "" ? value : (known[word] ?? memberOf(resource, word));
  };
  return fill(template);
}

/** Whether a value may be what AWS gave there. What a collector made anew has fields that AWS knows nothing of. */
function fits(schema: Schema, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return schema.isListSchema() && value.every((item) => fits(schema.getValueSchema(), item));
  if (typeof value === "object") {
    if (schema.isMapSchema()) return true;
    const members = membersOf(schema);
    return schema.isStructSchema() && Object.keys(value).every((name) => members.has(name));
  }
  return typeof value === "string" ? schema.isStringSchema() : schema.isBooleanSchema() || schema.isNumericSchema();
}

function isScalar(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function asObject(value: unknown): object {
  return isObject(value) ? value : {};
}
