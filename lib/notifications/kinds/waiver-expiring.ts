import { formatDate, plural } from "#lib/format.ts";
import { endingWaivers } from "#lib/store/ending-waivers.ts";
import { dayOf, warnDays } from "#lib/waivers/days.ts";
import { accountWords, defineNotice } from "../notice.ts";

interface Facts {
  waiver: string;
  /** The last day (UTC) on which it holds. */
  until: string;
  count: number;
  reason: string;
  owner: string;
  ticket: string | null;
}

const kind = "waiver-expiring";

/** A waiver of several accounts is told in each: channels are of accounts. One after which nothing fails again is no news. */
export default defineNotice<Facts>({
  kind,
  about: `waivers that end within ${warnDays} days, after which findings fail again`,
  async find(db) {
    const now = new Date();
    const ending = await endingWaivers(db, { kind, from: dayOf(now), to: dayOf(now, warnDays) });
    return ending.map(({ account, key, ...facts }) => ({ account, key, facts }));
  },
  words({ waiver, until, count, reason, owner, ticket }, { account }) {
    const fails = count === 1 ? "fails" : "fail";
    return {
      title: `A waiver ends after ${formatDate(until)}: ${plural(count, "finding")} of ${accountWords(account)} ${fails} again then`,
      severity: null,
      lines: [`Reason: ${reason}`, `${owner} answers for it.`, ...(ticket === null ? [] : [`Ticket: ${ticket}`])],
      path: `/waivers?waiver=${encodeURIComponent(waiver)}`,
    };
  },
});
