import type { z } from "zod";
import { closest } from "#lib/closest.ts";
import { AppError } from "#lib/errors.ts";

/* What stands in the configuration file, or a refusal that names the file and the place in it. */

/**
 * Values by the schemas of their names, as they were given. `isSecret`: no value is told.
 * @throws AppError `usage` for one that does not fit, or that there is not
 */
export function valuesIn(
  where: string,
  given: unknown,
  shape: Readonly<Record<string, z.ZodType>>,
  file: string,
  { isSecret = false } = {},
): Record<string, unknown> {
  const values = objectIn(given, file, where);
  for (const [name, value] of Object.entries(values)) {
    const names = Object.keys(shape);
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!schema) {
      throw refused(file, `${where} has no option "${name}"`, `${meant(name, names)}Its options: ${names.join(", ")}.`);
    }
    const result = schema.safeParse(value);
    if (result.success) continue;
    const [issue] = result.error.issues;
    const why = issue ? ` (${[...issue.path, issue.message].join(": ")})` : "";
    const what = isSecret ? "what it is" : JSON.stringify(value);
    throw refused(file, `${name} of ${where} cannot be ${what}${why}`, `It is ${schema.description}.`);
  }
  return values;
}

export function objectIn(value: unknown, file: string, what: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refused(file, `${what} must be an object`, `It looks like {"checks": {}}.`);
  }
  return { ...value };
}

export function refused(file: string, what: string, advice: string): AppError {
  return new AppError("usage", `In ${file} ${what}.`, advice);
}

/** Begins an advice with the name that is nearest, if one is near. */
export function meant(misspelt: string, names: readonly string[]): string {
  const near = closest(misspelt, names);
  return near === undefined ? "" : `Did you mean ${near}? `;
}
