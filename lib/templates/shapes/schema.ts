import data from "./sagemaker-schemas.json" with { type: "json" };

/** What a setting may be: a scalar, some or many of something, or a structure by its name. */
export type Schema =
  | "text"
  | "number"
  | "boolean"
  | "other"
  | { readonly list: Schema }
  | { readonly map: Schema }
  | Structure;

export interface Structure {
  readonly structure: string;
}

/** What the operations that make and describe a thing of SageMaker say of it. */
export interface Described {
  /** The members that Create takes. */
  readonly takes: readonly string[];
  /** What Describe gives. */
  readonly gives: Structure;
}

export interface Schemas {
  /** By the noun of the operations: `NotebookInstance`. */
  readonly nouns: Readonly<Record<string, Described>>;
  /** Members by their names, in AWS's order. */
  readonly structures: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
}

/**
 * The SDK's own schemas, as far as templates ask: its client of SageMaker takes longer to load than all that is judged by it.
 * `tests/templates/sagemaker-schemas.test.ts` writes the file, and holds it to the SDK.
 */
export const schemas = data as unknown as Schemas;
