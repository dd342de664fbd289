import { z } from "zod";

/** What answers are made of, by the name each has in the description of the API. */
export const named = z.registry<{ id: string; description?: string }>();

/** As JSON carries it: what is only to be read looks like everything else. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

/** Anything when both are the same, field by field; else nothing is of this type. */
export type Same<One, Other> =
  (<T>() => T extends Plain<One> ? 1 : 2) extends <T>() => T extends Plain<Other> ? 1 : 2 ? unknown : never;

/**
 * Names a schema that says what the type `T` says. It does not compile unless both are the same, field by field, optional ones
 * included: neither can change without the other.
 */
export function describe<T>(id: string, description?: string) {
  return <Schema extends z.ZodType>(schema: Schema & Same<z.output<Schema>, T>): Schema => {
    named.add(schema, { id, ...(description && { description }) });
    return schema;
  };
}
