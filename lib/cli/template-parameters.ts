import { readFileSync } from "node:fs";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";

const listed = z.array(z.object({ ParameterKey: z.string(), ParameterValue: z.coerce.string() }));
const named = z.record(z.string(), z.coerce.string());
const both = z.union([listed, z.object({ Parameters: named }).transform(({ Parameters }) => Parameters), named]);

/**
 * Parameters of a deployment: `KEY=VALUE`, or a file as the AWS CLI takes it, `[{ ParameterKey, ParameterValue }]`, or `{ KEY: VALUE }`.
 * The later counts. @throws AppError `usage` for what is neither; a value never stands in the message.
 */
export function givenParameters(words: readonly string[]): Map<string, string> {
  const given = new Map<string, string>();
  for (const word of words) {
    const [, key, value] = /^([A-Za-z0-9:]+)=(.*)$/s.exec(word) ?? [];
    if (key !== undefined && value !== undefined) given.set(key, value);
    else for (const [name, one] of inFile(word)) given.set(name, one);
  }
  return given;
}

function inFile(file: string): [string, string][] {
  const advice = "Write KEY=VALUE, or name a JSON file of parameters.";
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw new AppError("usage", `The parameters in ${file} cannot be read (${code}).`, advice);
  }
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new AppError("usage", `The parameters in ${file} are no JSON.`, advice);
  }
  const parsed = both.safeParse(read);
  if (!parsed.success) throw new AppError("usage", `${file} is no list of parameters.`, advice);
  return Array.isArray(parsed.data)
    ? parsed.data.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue])
    : Object.entries(parsed.data);
}
