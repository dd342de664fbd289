import { type ParseArgsConfig, parseArgs } from "node:util";
import { AppError } from "#lib/errors.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Parses the words of a command. @throws AppError `usage` for an unknown or incomplete option. */
export function parseOptions<O extends Options>(words: string[], options: O) {
  return parsed(() => parseArgs({ args: words, options, strict: true, allowPositionals: false })).values;
}

/** The same of a command that takes names of files beside its options. */
export function parseOptionsAndFiles<O extends Options>(words: string[], options: O) {
  const { values, positionals } = parsed(() =>
    parseArgs({ args: words, options, strict: true, allowPositionals: true }),
  );
  return { options: values, files: positionals };
}

function parsed<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
    throw new AppError("usage", `${message}.`, "Run sagewarden help.");
  }
}

/** @throws AppError `usage` when the value is not one of `allowed`. */
export function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new AppError("usage", `--${name} cannot be "${value}".`, `It is one of ${allowed.join(", ")}.`);
  return found;
}

/** @throws AppError `usage` when the value is not a whole number in the range. */
export function wholeNumber(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new AppError("usage", `--${name} cannot be "${value}".`, `It is a whole number from ${least} to ${most}.`);
  }
  return number;
}

export function commaList(value: string): string[] {
  return value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
}

export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}
