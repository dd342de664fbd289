import { AppError } from "#lib/errors.ts";
import type { ReportFormat } from "../format.ts";
import type { Report, Subject } from "../report.ts";
import { asff } from "./asff/index.ts";
import { bundle } from "./bundle/index.ts";
import { csv } from "./csv.ts";
import { fixPlan } from "./fix-plan/index.ts";
import { html } from "./html/index.ts";
import { json } from "./json.ts";
import { junit } from "./junit/index.ts";
import { markdown } from "./markdown/index.ts";
import { ndjson } from "./ndjson.ts";
import { ocsf } from "./ocsf/index.ts";
import { pdf } from "./pdf/index.ts";
import { prowlerCsv } from "./prowler-csv.ts";
import { sarif } from "./sarif/index.ts";
import { xlsx } from "./xlsx/index.ts";

/** Every format of reports, in the order menus show them. The command line, the API and the screens know no other list. */
export const formats = [
  ...([html, pdf, markdown, fixPlan, bundle, csv, xlsx] as const),
  ...([json, ndjson, sarif, junit, ocsf, asff, prowlerCsv] as const),
] as const;

export type FormatName = (typeof formats)[number]["name"];

/** The formats that something can be exported in. */
export function formatsOf(subject: Subject): readonly ReportFormat<FormatName>[] {
  return (formats as readonly ReportFormat<FormatName>[]).filter((format) => format.subjects.includes(subject));
}

export function formatNamed(name: FormatName): ReportFormat<FormatName> {
  const found = (formats as readonly ReportFormat<FormatName>[]).find((format) => format.name === name);
  if (!found) throw new Error(`There is no format ${name}.`);
  return found;
}

/** The file that an export is saved as, with the time (ISO 8601) that it tells of: `findings-111122223333-severity-high-20261128T0530Z.csv`. */
export function fileNameOf(format: ReportFormat, subject: Subject, about: string, time: string): string {
  return `${subject}-${about}-${minuteOf(time)}.${format.extension}`;
}

/** What a report on changes is called by: the account, and when it was as it is compared with. */
export function sinceName({ scan, since }: Report): string {
  return `${scan.account}-since-${minuteOf(since?.scan.finishedAt ?? scan.startedAt)}`;
}

/** What a report on a framework is called by: that, and the accounts. */
export function frameworkName(framework: string, accounts: string): string {
  return `${framework}-${accounts}`;
}

function minuteOf(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace(/[-:]/g, "")}Z`;
}

/** The options of a subject's formats, as they are typed: each under its format's name, `html-passing`. */
export function optionsOf(subject: Subject): FormatOption[] {
  return formatsOf(subject).flatMap(({ name: format, options }) =>
    optionEntries(subject, options).map(([key, choice]) => {
      return { name: `${format}-${key}`, format, key, values: choice.unwrap().options };
    }),
  );
}

/** A list of resources has none of their settings. */
function optionEntries(subject: Subject, { shape }: ReportFormat["options"]) {
  return Object.entries(shape).filter(([key]) => subject !== "resources" || key !== "values");
}

interface FormatOption {
  name: string;
  format: FormatName;
  /** As the format itself calls it. */
  key: string;
  values: readonly (string | number)[];
}

/**
 * The options of the chosen format among what was typed.
 * @throws AppError `usage` for a value that it does not take, and for an option of another format: nothing is dropped in silence.
 */
export function chosenOptions(
  { name: format, options }: ReportFormat<FormatName>,
  subject: Subject,
  typed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const given = optionsOf(subject).filter(({ name }) => typed[name] !== undefined);
  const stray = given.find((option) => option.format !== format);
  if (stray) throw new AppError("usage", `${stray.name} goes with the format ${stray.format}, not with ${format}.`);
  const chosen = Object.fromEntries(given.map(({ name, key }) => [key, typed[name]]));
  const issue = options.safeParse(chosen).error?.issues[0];
  if (!issue) return chosen;
  const allowed = issue.code === "invalid_value" ? `It is one of ${issue.values.join(", ")}.` : issue.message;
  const name = `${format}-${String(issue.path[0])}`;
  throw new AppError("usage", `${name} cannot be "${String(typed[name])}".`, allowed);
}
