import { stringify } from "yaml";
import { z } from "zod";
import { checkIdToday } from "#lib/checks/catalogue.ts";
import { checks as catalogue } from "#lib/checks/index.ts";
import { closest } from "#lib/closest.ts";
import { AppError } from "#lib/errors.ts";
import type { Tag } from "#lib/inventory/tags.ts";
import { dayOf, mostDays } from "./days.ts";
import { matches } from "./pattern.ts";
import { type NewWaiver, newWaiver, type Waiver } from "./waiver.ts";
import { type ReadYaml, readYaml } from "./yaml.ts";

/*
 * Waivers as a file that is reviewed like code. The form of an entry is that of newWaiver with its scope written flat, tags as a map:
 *
 * waivers:
 *   - id: churn-lab-root
 *     checks: [notebook-instance/no-root-access]
 *     resources: [churn-lab]
 *     reason: The lab is torn down in March.
 *     owner: Ada
 *     until: 2027-03-31
 */

/** A decision by the name that it has in its file. */
export type NamedWaiver = NewWaiver & { id: string };

/** A decision as the file has it. */
export type FileWaiver = NamedWaiver & { line: number };

export interface WaiverFile {
  file: string;
  waivers: readonly FileWaiver[];
  /** What may not be what somebody meant: checks that the catalogue does not have. */
  warnings: readonly string[];
}

const list = z.array(z.string()).optional();
const tags = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).optional();
const place = { accounts: list, regions: list, resources: list, tags };
const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, "an id is up to 80 small letters, digits, dots and hyphens"),
  checks: z.array(z.string()),
  ...place,
  except: z.strictObject(place).optional(),
  reason: z.string(),
  owner: z.string(),
  ticket: z.string().optional(),
  until: z.string(),
});
const most = 5_000;
/** Errors that are told at once. */
const mostTold = 10;

/**
 * @param now by which day a decision may hold until at the most; one whose day has passed is no error: it has expired
 * @throws AppError `usage` that names the entries, their lines and what is wrong
 */
export function readWaiverFile(text: string, file: string, now = new Date()): WaiverFile {
  const yaml = readYaml(text, file);
  const problems: string[] = [];
  const waivers: FileWaiver[] = [];
  const lines = new Map<string, number>();
  for (const [at, given] of entriesIn(yaml, file).entries()) {
    const line = yaml.lineOf(["waivers", at]);
    const called = nameOf(given, at);
    const read = entryIn(given, now);
    if ("issues" in read) {
      for (const { path, what } of read.issues)
        problems.push(`line ${yaml.lineOf(["waivers", at, ...path])}, ${called}: ${what}`);
      continue;
    }
    const before = lines.get(read.waiver.id);
    if (before !== undefined) problems.push(`line ${line}, ${called}: its id stands in line ${before} already`);
    lines.set(read.waiver.id, before ?? line);
    waivers.push({ ...read.waiver, line });
  }
  if (problems.length > 0) {
    const more = problems.length > mostTold ? `; and ${problems.length - mostTold} more` : "";
    throw new AppError(
      "usage",
      `In ${file}, ${problems.slice(0, mostTold).join("; ")}${more}.`,
      "Mend the entries: until then nothing of the file is taken.",
    );
  }
  return { file, waivers, warnings: waivers.flatMap((waiver) => unknownChecks(waiver, file)) };
}

/** The same as text, ordered by id. Decisions that were ended are left out. */
export function writeWaiverFile(waivers: readonly (Waiver | NamedWaiver)[]): string {
  const entries = waivers
    .filter((one) => !("endedAt" in one) || one.endedAt === null)
    .map(({ id, scope: { checks, except, ...where }, reason, owner, ticket, until }) => ({
      id: idInFile(id),
      checks,
      ...flat(where),
      ...(except && { except: flat(except) }),
      reason,
      owner,
      ...(ticket && { ticket }),
      until,
    }))
    .sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  return stringify({ waivers: entries }, { lineWidth: 120, aliasDuplicateObjects: false });
}

/** What a decision of the store is called in its file: one that was ended and came back has another life there, `lab~2`. */
export function idInFile(id: string): string {
  return id.replace(/~\d+$/, "");
}

/** The id of a life of an entry in the store, from 1. */
export function idOfLife(id: string, life: number): string {
  return life === 1 ? id : `${id}~${life}`;
}

function entriesIn({ value }: ReadYaml, file: string): unknown[] {
  const { waivers, ...others } = Object(value) as Readonly<Record<string, unknown>>;
  const advice = 'It has one list, "waivers:"; an empty one is written "waivers: []".';
  const [stray] = Object.keys(others);
  if (stray !== undefined) throw new AppError("usage", `In ${file} stands "${stray}".`, advice);
  if (!Array.isArray(waivers)) throw new AppError("usage", `There is no list of waivers in ${file}.`, advice);
  if (waivers.length > most)
    throw new AppError("usage", `${file} has ${waivers.length} waivers.`, `It may have ${most}: use patterns.`);
  return waivers;
}

interface Issue {
  path: readonly PropertyKey[];
  what: string;
}

function entryIn(given: unknown, now: Date): { waiver: NamedWaiver } | { issues: Issue[] } {
  const entry = entrySchema.safeParse(given);
  if (!entry.success) return { issues: entry.error.issues.map(issueOf) };
  const { id, checks, accounts, regions, resources, tags, except, ...terms } = entry.data;
  const where = ({ tags, ...lists }: Omit<NonNullable<typeof except>, never>) => ({ ...lists, tags: listed(tags) });
  const scope = { checks, ...where({ accounts, regions, resources, tags }), except: except && where(except) };
  const waiver = newWaiver.safeParse({ ...terms, scope });
  if (!waiver.success)
    return { issues: waiver.error.issues.map((issue) => issueOf({ ...issue, path: pathInFile(issue.path) })) };
  const { until } = waiver.data;
  if (until > dayOf(now, mostDays))
    return { issues: [{ path: ["until"], what: "nobody accepts a risk for more than five years" }] };
  return { waiver: { id, ...waiver.data } };
}

function issueOf({ path, ...issue }: z.core.$ZodIssue): Issue {
  const field = path.join(".");
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const near = closest(key, Object.keys(entrySchema.shape));
    return { path: [...path, key], what: `there is no field "${key}"${near ? `, did you mean ${near}?` : ""}` };
  }
  if (issue.code === "invalid_type" && issue.input === undefined && /undefined$/.test(issue.message))
    return { path, what: field ? `it has no ${field}` : "it is no entry" };
  const what = issue.code === "invalid_format" && field === "until" ? "it is a day like 2027-03-31" : issue.message;
  return { path, what: field ? `${field}: ${lowered(what)}` : lowered(what) };
}

function lowered(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

/** Where in the entry stands what a scope calls by that path: tags are a map there. */
function pathInFile([first, ...rest]: readonly PropertyKey[]): PropertyKey[] {
  const path = first === "scope" ? rest : [first as PropertyKey];
  const tags = path.indexOf("tags");
  return tags < 0 ? [...path] : path.slice(0, tags + 1);
}

function listed(tags: Readonly<Record<string, string | string[]>> = {}): Tag[] {
  return Object.entries(tags).flatMap(([key, values]) => [values].flat().map((value) => ({ key, value })));
}

function flat({ tags, ...lists }: Omit<NonNullable<NewWaiver["scope"]["except"]>, never>) {
  const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
  const byKey = [...Map.groupBy(tags, ({ key }) => key)].map(([key, own]) => {
    const values = own.map(({ value }) => value);
    return [key, values.length === 1 ? values[0] : values] as const;
  });
  return { ...Object.fromEntries(filled), ...(byKey.length > 0 && { tags: Object.fromEntries(byKey) }) };
}

function nameOf(given: unknown, at: number): string {
  const { id } = Object(given) as { id?: unknown };
  return typeof id === "string" && id !== "" ? `the waiver ${id.slice(0, 80)}` : `entry ${at + 1}`;
}

function unknownChecks({ id, line, scope }: FileWaiver, file: string): string[] {
  const ids = catalogue.map((check) => check.id);
  return scope.checks
    .filter((pattern) => !ids.some((check) => matches(checkIdToday(pattern), check)))
    .map((pattern) => {
      const near = closest(pattern, ids);
      return `In ${file}, line ${line}, the waiver ${id}: no check is called "${pattern}"${near ? `, did you mean ${near}?` : ""}.`;
    });
}
