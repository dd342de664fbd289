import { randomBytes } from "node:crypto";
import { AwsError } from "../aws-error.ts";
import type { Call } from "../call.ts";
import { type SageMakerKind, sagemakerKinds } from "../services/sagemaker-kinds.ts";
import { type Fields, resourcesOf } from "../services/sagemaker-lists.ts";
import { arnFor } from "../services/sagemaker-names.ts";

/*
 * Finding, adding and replacing SageMaker resources. A collection is replaced as a whole with every write: what was
 * derived from the old one (see derived.ts) is then forgotten.
 */

export type { Fields } from "../services/sagemaker-lists.ts";
export { arnFor } from "../services/sagemaker-names.ts";

export function kindOf(collection: SageMakerKind["collection"]): SageMakerKind {
  const kind = sagemakerKinds.find((candidate) => candidate.collection === collection);
  if (!kind) throw new Error(`There is no collection ${collection}.`);
  return kind;
}

function isSame(kind: SageMakerKind, one: Fields, other: Fields): boolean {
  return kind.keys.every((key) => one[key] === other[key]);
}

export function lookUp(kind: SageMakerKind, fields: Fields, call: Call): Fields | undefined {
  return resourcesOf(kind, call).find((one) => isSame(kind, one, fields));
}

/** @throws AwsError as Describe does when there is no such resource */
export function existing(kind: SageMakerKind, fields: Fields, call: Call): Fields {
  const found = lookUp(kind, fields, call);
  if (!found) throw kind.missing(String(fields[kind.name]), arnFor(kind, fields, call));
  return found;
}

/** Adds the resource, or puts it in place of the one with the same name. */
export function store(kind: SageMakerKind, resource: Fields, call: Call): void {
  const others = resourcesOf(kind, call).filter((one) => !isSame(kind, one, resource));
  keep(kind, [...others, resource], call);
}

/** @throws AwsError when there is no such resource */
export function discard(kind: SageMakerKind, fields: Fields, call: Call): void {
  existing(kind, fields, call);
  keep(
    kind,
    resourcesOf(kind, call).filter((one) => !isSame(kind, one, fields)),
    call,
  );
}

function keep(kind: SageMakerKind, resources: readonly Fields[], { region }: Call): void {
  // The kind says what its collection holds.
  Object.assign(region.sagemaker, { [kind.collection]: resources });
}

export function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

export function inUse(message: string): AwsError {
  return new AwsError("ResourceInUse", message);
}

/** What AWS leaves as it was when an update does not name it: settings are structures of settings. */
export function updated(before: unknown, change: Fields): Fields {
  const result: Record<string, unknown> = isFields(before) ? { ...before } : {};
  for (const [name, value] of Object.entries(change)) {
    if (value !== undefined) result[name] = isFields(value) ? updated(result[name], value) : value;
  }
  return result;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

export function newId(prefix: string, length = 17): string {
  return prefix + randomBytes(length).toString("hex").slice(0, length);
}
