import { formatCount, plural } from "#lib/format.ts";
import type { Times } from "#lib/format-times.ts";
import type { Tried } from "#lib/history/tried.ts";
import type { AccountTried } from "./queries.ts";

/** What came of it in sentences. That nothing would have been denied is only said of what was read. */
export function verdictOn(tried: Tried, read: AccountTried["read"]): string {
  if (read === "nothing")
    return "No call of this account and time is here, so nothing can be said of what would have been denied.";
  if (read === "whole") return countedIn(tried);
  return `Only a part of the calls is here, out of files or of a reading that did not come to its end. ${countedIn(tried)}`;
}

function countedIn({ calls, denied, undecided, through, failed }: Tried): string {
  if (calls === 0) {
    return failed > 0
      ? `Of the calls that were read none that these policies name went through: ${plural(failed, "call")} failed anyway.`
      : "Of the calls that were read none is one that these policies name and bind.";
  }
  const of = `Of ${plural(calls, "call")} that these policies name and bind`;
  const open = undecided > 0 ? `, and of ${formatCount(undecided)} the record does not tell` : "";
  if (denied === 0 && undecided === 0) return `${of}, all ${formatCount(through)} would have gone through.`;
  if (denied === 0)
    return `${of}, none would surely have been denied; of ${formatCount(undecided)} the record does not tell.`;
  return `${of}, ${formatCount(denied)} would have been denied${open}.`;
}

/** Over which time. @param window between when all regions were read, @param from the first moment that was asked for */
export function spanOf({ begin, to }: { begin: string | null; to: string | null }, from: string, times: Times): string {
  if (begin === null || to === null) return "There is no time of which all of CloudTrail was read.";
  if (to < from) return `CloudTrail was read until ${times.date(to)}, which is before all that was asked for.`;
  const since = begin > from ? begin : from;
  return `Calls from ${times.date(since)} to ${times.date(to)}, in the regions whose CloudTrail is read.`;
}

const reasons: Record<keyof Tried["exempt"], (count: number) => string> = {
  service: (count) => `${plural(count, "call")} of AWS services themselves, which no service control policy binds.`,
  "service-linked-role": (count) =>
    `${plural(count, "call")} of service-linked roles, which no policy of an organization binds.`,
  "other-account": (count) =>
    `${plural(count, "call")} of other accounts, which service control policies of this one do not bind.`,
  "management-account": (count) =>
    `${plural(count, "call")} of the management account, which its own policies do not bind.`,
};

/** What is not counted, a sentence for each reason. */
export function leftOutOf({ exempt }: Pick<Tried, "exempt">): string[] {
  return (Object.keys(reasons) as (keyof Tried["exempt"])[]).flatMap((why) =>
    exempt[why] > 0 ? [`Left out: ${reasons[why](exempt[why])}`] : [],
  );
}

const beyond: Readonly<Record<string, string>> = {
  resource: "what the call was about",
  request: "whether AWS asked for it at all",
};

/** What undecided calls hang on, those of the most calls first. */
export function hangsOn(keys: Tried["statements"][number]["keys"], written: ReadonlyMap<string, string>): string {
  const named = keys.slice(0, 3).map(({ key }) => beyond[key] ?? written.get(key) ?? key);
  const rest = keys.length - named.length;
  return `${named.join(", ")}${rest > 0 ? ` and ${plural(rest, "more", "more")}` : ""}`;
}

/** What of a statement the history cannot show; null when it shows all. */
export function unseenOf({ unseen }: Pick<Tried["statements"][number], "unseen">): string | null {
  if (unseen === "none") return null;
  return unseen === "all"
    ? "CloudTrail's event history has none of the calls that it denies: nothing is known."
    : "CloudTrail's event history has only some of the calls that it denies.";
}
