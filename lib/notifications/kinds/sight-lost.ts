import { kindIn, plural } from "#lib/format.ts";
import { sightBetween } from "#lib/reports/sight.ts";
import { endedScans } from "#lib/store/news.ts";
import { getCoverage, scanBefore } from "#lib/store/scans.ts";
import { accountWords, defineNotice, firstLines, mostLines } from "../notice.ts";

interface Facts {
  scan: string;
  count: number;
  /** The first of them. */
  lost: { kind: string; region: string; action: string; permission: string | null }[];
}

const kind = "sight-lost";

/** What the scan before read whole, and a scan could not. */
export default defineNotice<Facts>({
  kind,
  about: "what could be read before and cannot any more",
  async find(db, since) {
    const found = [];
    for (const { id, account } of await endedScans(db, { state: "completed", kind, since })) {
      const before = await scanBefore(db, id);
      const [then, now] = before === undefined ? [[], []] : [await getCoverage(db, before), await getCoverage(db, id)];
      const { lost } = sightBetween(then, now);
      const first = lost.slice(0, mostLines).map(({ kind, region, action, permission = null }) => ({
        ...{ kind, region, action, permission },
      }));
      found.push({ account, key: id, facts: lost.length > 0 ? { scan: id, count: lost.length, lost: first } : null });
    }
    return found;
  },
  words({ scan, count, lost }, { account }) {
    return {
      title: `Lost sight in ${accountWords(account)}: ${plural(count, "call")} gave all before and no longer ${count === 1 ? "does" : "do"}`,
      severity: null,
      lines: firstLines(
        lost.map(
          ({ kind, region, action, permission }) =>
            `${kindIn({ kind, region })}: ${permission === null ? action : `${permission} is denied`}`,
        ),
        count,
      ),
      path: `/scans/${encodeURIComponent(scan)}?account=${encodeURIComponent(account.id)}`,
    };
  },
});
