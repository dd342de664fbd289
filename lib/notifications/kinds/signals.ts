import { actorName } from "#lib/actor-name.ts";
import type { Severity } from "#lib/checks/define.ts";
import { formatDateTime, plural } from "#lib/format.ts";
import { signals } from "#lib/signals/index.ts";
import { sightingsSince, signalledSince } from "#lib/store/news.ts";
import { accountWords, defineNotice } from "../notice.ts";

interface Facts {
  title: string;
  severity: Severity;
  actor: string;
  /** What was seen, in one line. */
  said: string;
  /** Events, and the time of the last (ISO). */
  count: number;
  at: string;
  /** The parameter by which the dashboard shows it. */
  shown: { by: "sighting" | "event"; id: string };
}

const kind = "signals";
const byId = new Map(signals.map((signal) => [signal.id, signal]));

/** Of several events that say something together once; of what single ones say once for each actor and day. */
export default defineNotice<Facts>({
  kind,
  about: "risky activity that signals saw in CloudTrail events",
  async find(db, since) {
    const together = (await sightingsSince(db, { kind, since })).map(
      ({ account, id, title, severity, actor, sentence, count, lastAt }) => ({
        account,
        key: id,
        facts: {
          ...{ title, severity, actor, said: sentence, count, at: lastAt },
          shown: { by: "sighting" as const, id },
        },
      }),
    );
    const single = (await signalledSince(db, { kind, since })).map(
      ({ account, key, signal: id, actor, name, event, count, at }) => {
        const signal = byId.get(id);
        const facts = signal && {
          ...{ title: signal.title, severity: signal.severity, actor, said: name, count, at },
          shown: { by: "event" as const, id: event },
        };
        return { account, key, facts: facts ?? null };
      },
    );
    return [...together, ...single];
  },
  words({ title, severity, actor, said, count, at, shown }, { account, severities }) {
    if (!severities.includes(severity)) return undefined;
    return {
      title: `${title} in ${accountWords(account)}`,
      severity,
      lines: [`${actorName(actor).name}: ${said}`, `${plural(count, "event")}, the last at ${formatDateTime(at)}`],
      path: `/activity?account=${encodeURIComponent(account.id)}&${shown.by}=${encodeURIComponent(shown.id)}`,
    };
  },
});
