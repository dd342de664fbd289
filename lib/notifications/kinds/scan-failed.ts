import { endedScans } from "#lib/store/news.ts";
import { accountWords, defineNotice } from "../notice.ts";

interface Facts {
  scan: string;
  error: string;
  isWatch: boolean;
}

const kind = "scan-failed";

/** A scan that failed as the one before it is no news: accounts are looked at every few minutes. */
export default defineNotice<Facts>({
  kind,
  about: "scans that failed",
  async find(db, since) {
    const scans = await endedScans(db, { state: "failed", kind, since });
    return scans.map(({ id, account, error, errorBefore, isWatch }) => ({
      account,
      key: id,
      facts:
        error !== null && error === errorBefore ? null : { scan: id, error: error ?? "Nothing says why.", isWatch },
    }));
  },
  words({ scan, error, isWatch }, { account }) {
    return {
      title: `${isWatch ? "What changed could not be read" : "The scan failed"}: ${accountWords(account)}`,
      severity: null,
      lines: [error, "What is on show is of before it."],
      path: `/scans/${encodeURIComponent(scan)}?account=${encodeURIComponent(account.id)}`,
    };
  },
});
