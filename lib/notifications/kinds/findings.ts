import { titleOf } from "#lib/checks/catalogue.ts";
import { type Severity, severities } from "#lib/checks/define.ts";
import { inRegions, plural } from "#lib/format.ts";
import type { Grade } from "#lib/scoring/weights.ts";
import { endedScans, type Worse, worseAt } from "#lib/store/news.ts";
import { accountWords, defineNotice, firstLines, mostLines } from "../notice.ts";

interface Facts {
  worse: Worse;
  /** Of an account's first scan: what fails in all, since nothing of it is new. */
  first: { grade: Grade | null; failing: Record<Severity, number>; unknown: number } | null;
}

const kind = "findings";

/** One notice for a published scan. */
export default defineNotice<Facts>({
  kind,
  about: "live findings that fail and did not before, and what an account's first scan found",
  async find(db, since) {
    const found = [];
    for (const { id, account, seq, isFirst, summary, score } of await endedScans(db, {
      ...{ state: "completed", kind, since },
    })) {
      const worse = await worseAt(db, { account, seq }, mostLines);
      const first =
        isFirst && summary
          ? { grade: score?.grade ?? null, failing: summary.failing, unknown: summary.verdicts.unknown }
          : null;
      found.push({ account, key: id, facts: first || worse.first.length > 0 ? { worse, first } : null });
    }
    return found;
  },
  words({ worse, first }, { account, severities: wanted }) {
    const told = severities.filter((one) => wanted.includes(one));
    const where = `account=${encodeURIComponent(account.id)}&status=fail&exposure=live&severity=${told.join(",")}`;
    if (first) {
      const failing = told.filter((one) => first.failing[one] > 0);
      const count = told.reduce((sum, one) => sum + first.failing[one], 0);
      const { unknown, grade } = first;
      return {
        title: `First scan of ${accountWords(account)}: ${grade === null ? "no grade" : `grade ${grade}`}, ${plural(count, `${told.join(" or ")} finding`)}`,
        severity: failing[0] ?? null,
        lines: [
          ...failing.map((one) => `${first.failing[one]} ${one}`),
          ...(unknown > 0 ? [`${plural(unknown, "verdict")} not known: not everything could be read`] : []),
        ],
        path: `/findings?${where}`,
      };
    }
    const failing = told.filter((one) => worse.counts[one].new + worse.counts[one].regressed > 0);
    if (failing.length === 0) return undefined;
    const sum = (change: "new" | "regressed") => failing.reduce((all, one) => all + worse.counts[one][change], 0);
    const counts = failing.map((one) => `${worse.counts[one].new + worse.counts[one].regressed} ${one}`).join(", ");
    const changes = (["new", "regressed"] as const).filter((change) => sum(change) > 0);
    const shown = worse.first.filter(({ severity }) => failing.includes(severity));
    return {
      title: `${plural(sum("new") + sum("regressed"), changes.length > 1 ? "new or returned finding" : sum("new") > 0 ? "new finding" : "returned finding")} in ${accountWords(account)}: ${counts}`,
      severity: failing[0] ?? null,
      lines: firstLines(
        shown.map(
          ({ severity, check, name, region, change }) =>
            `${severity}: ${titleOf(check, "fail")}: ${name}${inRegions([region])}${change === "regressed" ? ", again" : ""}`,
        ),
        sum("new") + sum("regressed"),
      ),
      path: `/findings?${where}${changes.length === 1 ? `&change=${changes[0]}` : ""}`,
    };
  },
});
