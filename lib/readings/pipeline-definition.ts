import { documentIn } from "./document.ts";

/**
 * The document in DescribePipeline's `PipelineDefinition`. Its values may be variables, which an execution resolves.
 * Source: SageMaker pipeline definition JSON schema, version 2020-12-01.
 */
export interface PipelineDefinition {
  parameters: readonly unknown[];
  steps: readonly unknown[];
}

/** Undefined when the text is no definition: nothing can then be said of its steps. */
export function pipelineDefinition(text: string | undefined): PipelineDefinition | undefined {
  const { Parameters: parameters = [], Steps: steps } = (documentIn(text) ?? {}) as Readonly<Record<string, unknown>>;
  return Array.isArray(steps) && Array.isArray(parameters) ? { parameters, steps } : undefined;
}

/** Stands where a value is known to an execution alone; nothing of it shows among the texts of a resource. */
export class OpenValue {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** `parameter Key, which has no default`. */
  get source(): string {
    return this.#source;
  }
}

export function isVariable(value: object): boolean {
  const [field, ...more] = Object.keys(value);
  return field !== undefined && more.length === 0 && (field === "Get" || field.startsWith("Std:"));
}

/**
 * The value with every variable replaced: a parameter by its default, which an execution uses unless it is started with
 * another, and anything else by an OpenValue. `used` takes the names of the parameters.
 */
export function resolved(value: unknown, parameters: readonly unknown[], used?: Set<string>): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => resolved(item, parameters, used));
  const entries = Object.entries(value);
  const [first] = entries;
  if (first && isVariable(value)) return resolvedVariable(first, parameters, used);
  return Object.fromEntries(entries.map(([field, child]) => [field, resolved(child, parameters, used)]));
}

function resolvedVariable([how, what]: [string, unknown], parameters: readonly unknown[], used?: Set<string>): unknown {
  if (how === "Std:Join") return joined(what, parameters, used) ?? new OpenValue("a join of values");
  if (how !== "Get" || typeof what !== "string") return new OpenValue(how);
  const name = /^Parameters\.(.+)$/.exec(what)?.[1];
  if (name === undefined) return new OpenValue(what);
  const value = defaultOf(name, parameters);
  if (value === undefined) return new OpenValue(`parameter ${name}, which has no default`);
  used?.add(name);
  return value;
}

/** What a parameter is when nobody says otherwise; undefined when that must be said. */
export function defaultOf(name: string, parameters: readonly unknown[]): string | number | boolean | undefined {
  const named = parameters.find((one) => (one as { Name?: unknown } | null)?.Name === name);
  const value = (named as { DefaultValue?: unknown } | undefined)?.DefaultValue;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

function joined(how: unknown, parameters: readonly unknown[], used?: Set<string>): string | undefined {
  const { On: on = "", Values: values } = (how ?? {}) as { On?: unknown; Values?: unknown };
  const parts = resolved(values, parameters, used);
  if (typeof on !== "string" || !Array.isArray(parts)) return undefined;
  return parts.every((part) => typeof part === "string" || typeof part === "number") ? parts.join(on) : undefined;
}

/** Where a definition may point at something: its parameters, and its steps with their variables resolved. */
export function pointersIn(text: string | undefined): unknown {
  const definition = pipelineDefinition(text);
  return definition && [definition.parameters, resolved(definition.steps, definition.parameters)];
}
