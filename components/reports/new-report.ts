import type { Cadence, ReportRequest } from "#lib/store/report-views.ts";
import { cronTimesOf, type Often, type TimesForm } from "../times/times-form.ts";
import type { WantedReport } from "./mutations.ts";
import type { SubjectChoice } from "./views.ts";

/** What is filled in. */
export interface ReportForm extends Omit<TimesForm, "often"> {
  name: string;
  of: string;
  /** Parameters that came with it, as the filters of a list: no field shows them. */
  carried: Record<string, string>;
  /** None of them: every account. */
  accounts: string[];
  format: string;
  /** Whether it holds the values of environment variables and hyperparameters. */
  hasValues: boolean;
  /** Of what changed. */
  since: "previous" | "last-report";
  when: "now" | "scan" | Often;
  destinations: string[];
}

/** What a list shows that nobody has narrowed. */
const usual: Readonly<Record<string, Record<string, string>>> = {
  findings: { status: "fail,unknown", exposure: "live" },
  resources: { exposure: "live" },
};

export function carriedBy(of: string, query: string | null): Record<string, string> {
  if (query === null) return usual[of] ?? {};
  // What is of one account, format or page is chosen in the form.
  const {
    account: _,
    format: __,
    cursor: ___,
    limit: ____,
    ...carried
  } = Object.fromEntries(new URLSearchParams(query));
  return carried;
}

/** The accounts that it came with. */
export function accountsIn(query: string | null): string[] {
  return new URLSearchParams(query ?? "").get("account")?.split(",").filter(Boolean) ?? [];
}

/** Of what it is, as the API takes it. */
export function requestOf({ of, carried, accounts, format, hasValues, since, when }: ReportForm): ReportRequest {
  const isChanges = of === "changes" && carried.since === undefined;
  return {
    of,
    query: {
      ...carried,
      ...(isChanges && { since: when === "now" ? "previous" : since }),
      ...(accounts.length > 0 && { account: accounts.join(",") }),
      format,
      ...(hasValues && holdsSettings(of) && { [`${format}-values`]: "included" }),
    },
  };
}

/** Whether a report of it can hold settings: a list of resources has none. */
export function holdsSettings(of: string): boolean {
  return of !== "resources";
}

/** Null for a report that is made now. */
export function cadenceOf({ when, ...form }: ReportForm): Cadence | null {
  if (when === "now") return null;
  if (when === "scan") return { type: "scan" };
  return { type: "cron", ...cronTimesOf({ ...form, often: when }) };
}

export function wantedOf(form: ReportForm): WantedReport {
  const { name, destinations } = form;
  return { name: name.trim(), request: requestOf(form), cadence: cadenceOf(form), destinations };
}

/** A format that is of the subject: the one that was chosen, else its first. */
export function formatFor(subjects: readonly SubjectChoice[], of: string, chosen: string): string {
  const formats = subjects.find((one) => one.of === of)?.formats ?? [];
  return (formats.find(({ name }) => name === chosen) ?? formats[0])?.name ?? "";
}
