import { readFileSync } from "node:fs";
import { checkIdToday, checkOf } from "#lib/checks/catalogue.ts";
import { adjustable, type CheckOptions, completed, defaultOptions } from "#lib/checks/options.ts";
import { closest } from "#lib/closest.ts";
import { AppError } from "#lib/errors.ts";

/** Looked for in the folder that the product is started in. */
const usualFile = "sagewarden.config.json";

/**
 * The options of checks that a file sets, `{ "checks": { "<id of a check>": { "<option>": … } } }`, with the defaults of all others.
 * Without a name the usual file is read, if there is one.
 * @throws AppError `usage` that names the file, the check and the option, and says what may stand there.
 */
export function readCheckOptions(named?: string): CheckOptions {
  const file = named ?? usualFile;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" && named === undefined) return defaultOptions;
    const what = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    throw new AppError("usage", `The configuration file ${file} ${what}.`, "Name another, or none.");
  }
  return checkOptionsIn(text, file);
}

/** @throws AppError `usage`, as above. */
export function checkOptionsIn(text: string, file: string): CheckOptions {
  const { checks = {}, ...others } = objectIn(parsed(text, file), file, "it");
  const [stray] = Object.keys(others);
  if (stray !== undefined) throw refused(file, `there is no setting "${stray}"`, `It holds "checks" and nothing else.`);
  const set = Object.entries(objectIn(checks, file, "checks"));
  return completed(Object.fromEntries(set.map(([id, options]) => [checkIdToday(id), optionsIn(id, options, file)])));
}

function optionsIn(id: string, given: unknown, file: string): Record<string, unknown> {
  const ids = adjustable.map((check) => check.id);
  const check = adjustable.find((one) => one.id === checkIdToday(id));
  if (!check) {
    const what = checkOf(id) ? `the check ${id} has no options` : `there is no check "${id}"`;
    throw refused(file, what, `${meant(id, ids)}Checks with options are ${ids.join(", ")}.`);
  }
  const { shape } = check.options;
  const options = objectIn(given, file, id);
  for (const [name, value] of Object.entries(options)) {
    const names = Object.keys(shape);
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!schema) {
      throw refused(
        file,
        `the check ${id} has no option "${name}"`,
        `${meant(name, names)}Its options: ${names.join(", ")}.`,
      );
    }
    const result = schema.safeParse(value);
    if (result.success) continue;
    const [issue] = result.error.issues;
    const why = issue ? ` (${[...issue.path, issue.message].join(": ")})` : "";
    throw refused(
      file,
      `${name} of the check ${id} cannot be ${JSON.stringify(value)}${why}`,
      `It is ${schema.description}.`,
    );
  }
  return options;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw refused(file, `it is not JSON: ${why}`, "Correct it, or take it away.");
  }
}

function objectIn(value: unknown, file: string, what: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refused(file, `${what} must be an object`, `It looks like {"checks": {}}.`);
  }
  return { ...value };
}

function refused(file: string, what: string, advice: string): AppError {
  return new AppError("usage", `In ${file} ${what}.`, advice);
}

function meant(misspelt: string, names: readonly string[]): string {
  const near = closest(misspelt, names);
  return near === undefined ? "" : `Did you mean ${near}? `;
}
