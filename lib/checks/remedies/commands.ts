import { hasMark } from "#lib/analysis/secrets/mark.ts";

/**
 * Commands as data, and the one place where they become shell text. Names and tags from AWS are untrusted: whatever they
 * hold, a printed command has exactly the arguments that were meant, in bash, dash and zsh, pasted or run as a script.
 */

/** The contents of a file that an earlier command, or the reader, has made. */
export interface FileContents {
  contentsOf: string;
}

type Json = readonly unknown[] | { readonly [name: string]: unknown };
type Option = string | number | true | FileContents | Json;
/** Options of the AWS CLI: `true` is a flag, lists and objects are written as JSON, `undefined` is left out. */
export type Options = Readonly<Record<string, Option | undefined>>;

export interface Command {
  words: readonly string[];
  /** Those of the words that name a file of the reader's. */
  files?: readonly string[];
  /** The command that reads what this one prints. */
  pipe?: Command;
  /** The file that takes what is printed. */
  into?: string;
}

/** `later`: a command to run when the reader is ready for it, and so printed as a comment. */
export type Step = Command | { comment: string } | { later: Command };

/** A value that no shell or CLI can be trusted with as it is; the message is a clause. */
class Unprintable extends Error {}

export function aws(service: string, operation: string, options: Options): Command {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [{ value, word: value === true ? `--${name}` : `--${name}=${argument(value)}` }],
  );
  const words = given.map(({ word }) => word);
  const files = given.filter(({ value }) => isContents(value)).map(({ word }) => word);
  return { words: ["aws", service, ...operation.split(" "), ...words], files };
}

/** Fields of an API request as options: `VolumeSizeInGB` is `--volume-size-in-gb`. */
export function requestOptions(fields: Readonly<Record<string, unknown>>): Options {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [kebab(name), value as Option | undefined]));
}

export function kebab(field: string): string {
  return field
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** A jq command. The filter is a constant of ours; what comes from AWS is passed as arguments. */
export function jq(filter: string, args: Readonly<Record<string, string | Json>>, ...flags: string[]): Command {
  const words = Object.entries(args).flatMap(([name, value]) =>
    typeof value === "string" ? ["--arg", name, value] : ["--argjson", name, jsonText(value)],
  );
  return { words: ["jq", ...flags, ...words, filter] };
}

/** Prints JSON whatever output format the reader has set up, and hands it to jq and to a file. */
export function reshaped(read: Command, by: Command, into: string): Command {
  return { ...read, words: [...read.words, "--output=json"], pipe: { ...by, into } };
}

function argument(value: Exclude<Option, true>): string {
  if (typeof value === "object") return isContents(value) ? `file://${value.contentsOf}` : jsonText(value);
  return String(value);
}

function isContents(value: Option): value is FileContents {
  return typeof value === "object" && "contentsOf" in value;
}

/** Control characters, line ends, marks that reverse or hide text, halves of characters. */
const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const invisibleInLines = new RegExp(`(?!\\n)${invisible.source}`, "gu");

/** JSON without a character that a terminal would act on. */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent) ?? "null";
  return text.replace(invisibleInLines, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A value as one word of a POSIX shell command. @throws Unprintable */
function shell(value: string): string {
  if (invisible.test(value)) throw new Unprintable("holds a control character");
  return /^[\w./:@+,-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** `--name=value` is quoted behind the equals sign, for the eye; to the shell it is one word either way. */
function word(text: string, isFile: boolean): string {
  if (hasMark(text)) throw new Unprintable("held a secret, which was taken out");
  const [, option, value] = /^(--[\w-]+=)(.*)$/s.exec(text) ?? [];
  if (option === undefined || value === undefined) return shell(text);
  // The AWS CLI takes such a value for the name of a file, and sends what the file holds.
  if (!isFile && /^fileb?:\/\//i.test(value)) {
    throw new Unprintable("starts with file://, which the AWS CLI would read as a file");
  }
  return `${option}${shell(value)}`;
}

function line({ words, files = [], pipe, into }: Command): string {
  const text = words.map((one) => word(one, files.includes(one))).join(" ");
  const target = into === undefined ? "" : ` > ${shell(into)}`;
  return `${text}${target}${pipe ? ` | ${line(pipe)}` : ""}`;
}

/** Every line of the text as a comment. What a shell could act on is taken out: an interactive zsh knows no comments. */
export function commented(text: string): string {
  const plain = text.split(/[\r\n\v\f\u0085\u2028\u2029]+/).map((one) =>
    one
      .replace(new RegExp(invisible.source, "gu"), " ")
      .replace(/[$`\\!;&|<>"']/g, "_")
      .slice(0, 400),
  );
  return plain.map((one) => `# ${one}`).join("\n");
}

export interface Script {
  /** One command a line; undefined when a name cannot be printed. */
  cli?: string;
  /** Why there are no commands, as a sentence. */
  refusal?: string;
}

/** The steps as shell text. @param steps made when asked for, since a value may turn out not to be printable */
export function script(steps: () => readonly Step[]): Script {
  try {
    return { cli: steps().map(text).join("\n") };
  } catch (error) {
    if (!(error instanceof Unprintable)) throw error;
    return {
      refusal: `No commands are printed, because a name that they need ${error.message}: use the console or an SDK.`,
    };
  }
}

function text(step: Step): string {
  if ("comment" in step) return commented(step.comment);
  return "later" in step ? `# ${line(step.later)}` : line(step);
}
