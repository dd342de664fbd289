import { parseArgs } from "node:util";
import { signed } from "#lib/bundles/signed.ts";
import { frameworks } from "#lib/checks/controls/index.ts";
import { severities } from "#lib/checks/define.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { isSet, type List } from "#lib/filters/define.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import { querySchema } from "#lib/query-schema.ts";
import type { ReportFormat } from "#lib/reports/format.ts";
import {
  chosenOptions,
  type FormatName,
  fileNameOf,
  formatNamed,
  formats,
  formatsOf,
  optionsOf,
} from "#lib/reports/formats/index.ts";
import { type Subject, subjects } from "#lib/reports/report.ts";
import { type ReportAbout, reportOf } from "#lib/scan/report.ts";
import { aboutName } from "#lib/scan/report-file.ts";
import { noteValuesAsked } from "#lib/scan/values-asked.ts";
import { notAcceptedIn } from "./baseline.ts";
import type { Command } from "./command.ts";
import { investigationReport } from "./investigation.ts";
import { keptPlace, scansWanted } from "./kept-scans.ts";
import { oneOf, parseOptions, wholeNumber } from "./options.ts";
import { placeFor, refuseOnePlace, writeReport } from "./report-file.ts";
import { withStore } from "./scan-kept.ts";
import { exitCode, worstOf } from "./summary.ts";

const lists: Readonly<Record<Extract<Subject, "findings" | "resources">, List>> = {
  findings: findingsList,
  resources: resourcesList,
};

/** What narrows a list, each filter an option of its name; `--account` and `--scan` say of what. */
const filterNames = [
  ...new Set([...Object.values(lists).flatMap(({ filters }) => Object.keys(filters)), "sort"]),
].filter((name) => name !== "account");

const text = { type: "string" } as const;
const formatOptions = Object.fromEntries(subjects.flatMap(optionsOf).map(({ name }) => [name, text]));
const filterOptions = Object.fromEntries(filterNames.map((name) => [name, text]));

/** Writes the report of a scan that is kept: nothing is asked of AWS. */
export const reportCommand: Command = async (words) => {
  // It is of no scan, and its options are others.
  const { of } = parseArgs({ args: words, options: { of: text }, strict: false }).values;
  if (of === "investigation") return investigationReport(words);
  const typed = parseOptions(words, {
    ...formatOptions,
    ...filterOptions,
    account: text,
    scan: { ...text, default: "latest" },
    since: text,
    framework: text,
    of: text,
    format: { ...text, default: "json" },
    output: text,
    data: text,
    "fail-on": text,
    "min-coverage": text,
  });
  const { scan, output } = typed;
  const failOn = typed["fail-on"] === undefined ? undefined : oneOf("fail-on", typed["fail-on"], severities);
  const least = typed["min-coverage"] === undefined ? 0 : wholeNumber("min-coverage", typed["min-coverage"], 0, 100);
  const framework = typed.framework === undefined ? undefined : oneOf("framework", typed.framework, frameworkIds);
  const filters = Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => filterNames.includes(name) && isSet(value)),
  );
  const subject = subjectOf(typed, filters);
  const filter = filterOf(subject, filters);
  const format = formatFor(subject, typed.format);
  const options = chosenOptions(format, subject, typed);
  const place = keptPlace(readConfig(), typed.data);
  return withStore(place, async ({ db }) => {
    const wanted = await scansWanted(db, scan, typed.account);
    if (wanted.length > 1) refuseOnePlace(output, false);
    const codes: number[] = [];
    for (const one of wanted) {
      // What was typed was held to the list's own schema.
      const narrowed = { subject, filter: { account: one.account, ...filter } } as unknown as ReportAbout;
      const about: ReportAbout = framework
        ? { subject: "framework", framework }
        : typed.since === undefined
          ? narrowed
          : { subject: "changes", since: typed.since };
      const report = await signed(await reportOf(db, one, about), format, place);
      const name = fileNameOf(format, subject, aboutName([one.account], about, [report]), report.scan.finishedAt);
      if (options.values === "included") noteValuesAsked(name);
      await writeReport(
        format.render(report, options),
        output === undefined ? undefined : placeFor(output, one.account, name),
      );
      // As of a scan: what somebody accepted does not count, whatever the report is narrowed to.
      const notAccepted = failOn && one.score?.waived ? await notAcceptedIn(await reportOf(db, one)) : undefined;
      codes.push(exitCode({ ...one, ...(notAccepted && { notAccepted }) }, failOn, least));
    }
    return worstOf(codes);
  });
};

const frameworkIds = frameworks.map(({ id }) => id);

/** @throws AppError `usage` for what does not go together */
function subjectOf(
  { of, since, framework }: { [Name in "of" | "since" | "framework"]?: string | undefined },
  filters: object,
): Subject {
  const named = of === undefined ? undefined : oneOf("of", of, subjects);
  if (since === undefined && named === "changes")
    throw new AppError("usage", "It is not said since when.", "Add --since SCAN, or --since previous.");
  if (framework !== undefined && since === undefined && (named ?? "framework") === "framework") return "framework";
  if (framework !== undefined)
    throw new AppError("usage", "--framework goes with --of framework, and with nothing else that says of what.");
  if (named === "framework")
    throw new AppError(
      "usage",
      "It is not said which framework.",
      `Add --framework ID, one of ${frameworkIds.join(", ")}.`,
    );
  if (since === undefined) return named ?? (Object.keys(filters).length > 0 ? "findings" : "scan");
  if (named === undefined || named === "changes") return "changes";
  throw new AppError("usage", `--since goes with --of changes, not with --of ${named}.`);
}

/** @throws AppError `usage` for a filter that the list does not have, or a value that it does not take. */
function filterOf(subject: Subject, typed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [first] = Object.keys(typed);
  if (subject !== "findings" && subject !== "resources") {
    if (first !== undefined) throw new AppError("usage", `--${first} goes with --of findings or --of resources.`);
    return {};
  }
  const schema = querySchema(lists[subject]);
  const stray = Object.keys(typed).find((name) => !Object.hasOwn(schema.shape, name));
  if (stray)
    throw new AppError("usage", `There is no filter --${stray} of ${subject}.`, `They are ${filtersOf(subject)}.`);
  const read = schema.safeParse(typed);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0]);
  const allowed = issue?.code === "invalid_value" ? `It is one of ${issue.values.join(", ")}.` : `${issue?.message}.`;
  throw new AppError("usage", `--${name} cannot be "${String(typed[name])}".`, allowed);
}

function filtersOf(subject: keyof typeof lists): string {
  return Object.keys(querySchema(lists[subject]).shape)
    .filter((name) => name !== "account")
    .map((name) => `--${name}`)
    .join(", ");
}

/** @throws AppError `usage` for a format that does not exist, or is not of this. */
function formatFor(subject: Subject, typed: string): ReportFormat<FormatName> {
  const name = oneOf(
    "format",
    typed,
    formats.map((format) => format.name),
  );
  const names = formatsOf(subject).map((format) => format.name);
  if (names.includes(name)) return formatNamed(name);
  throw new AppError("usage", `There is no ${name} of ${subject}.`, `It is one of ${names.join(", ")}.`);
}
