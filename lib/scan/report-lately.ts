import { behindActor } from "#lib/actor-name.ts";
import { severities } from "#lib/checks/define.ts";
import { formatDateTime } from "#lib/format.ts";
import type { ReportLately, ReportSignals, ReportThing } from "#lib/reports/lately.ts";
import type { ReportActivity } from "#lib/reports/report.ts";
import { signals } from "#lib/signals/index.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import { type RiskyThing, saidOf } from "#lib/signals/risky-things.ts";
import { oldestKept } from "#lib/store/events-coverage.ts";
import { aboutEach, placesOf } from "#lib/store/events-list.ts";
import { isMarkingUnderWay } from "#lib/store/events-signals.ts";
import { mostActive } from "#lib/store/most-active.ts";
import type { Db } from "#lib/store/query.ts";
import { isJudgingUnderWay } from "#lib/store/sightings-judging.ts";
import { countSignals, type Span } from "#lib/store/signal-counts.ts";
import { worstThings } from "#lib/store/worst-things.ts";
import { latelySpan, nothingKnown } from "./lately-span.ts";

const mostThings = 100;
const mostActors = 10;
const mostTouched = 5;

/** What happened before a scan ended, and what of it was not looked through. @param reach how far CloudTrail is read */
export async function latelyOf(
  db: Db,
  { account, finishedAt }: { account: string; finishedAt: string },
  reach: readonly ReportActivity[],
): Promise<ReportLately> {
  const span = latelySpan(finishedAt);
  // Asked first: what is marked between the two is no gap any more.
  const isUnderWay = (await isMarkingUnderWay(db)) || (await isJudgingUnderWay(db, account));
  const told = await signalsOf(db, account, span);
  const isRead = reach.some(({ readTo }) => readTo !== null);
  // What was seen in events of a file or a bundle is certain; how many calls there were is not.
  if (!isRead) return { ...nothingKnown(finishedAt, reach), signals: told.total > 0 ? told : null };
  const unread = [
    ...nothingKnown(finishedAt, reach).unread,
    ...notYetRead(reach, span),
    ...notKept(await oldestKept(db, account), span),
    ...(isUnderWay ? ["Signals and patterns have not looked through all events yet: there may be more to see."] : []),
  ];
  return { ...span, unread, signals: told, calls: await mostActive(db, account, span, mostActors) };
}

/** Between two readings nothing is missing of a region, and yet its latest events may not be here. */
function notYetRead(reach: readonly ReportActivity[], { until }: Span): string[] {
  const behind = reach.flatMap(({ region, readTo, gap }) =>
    gap === null && readTo !== null && readTo < until ? [{ region, readTo }] : [],
  );
  const [first] = behind.map(({ readTo }) => readTo).sort();
  if (first === undefined) return [];
  return [
    `After ${formatDateTime(first)} not every event was read yet of ${behind.map(({ region }) => region).join(", ")}.`,
  ];
}

function notKept(oldest: string | undefined, { since, until }: Span): string[] {
  if (oldest !== undefined && oldest <= since) return [];
  const from = oldest === undefined || oldest > until ? until : oldest;
  return [`No event is kept from before ${formatDateTime(from)}: whether something happened till then is not known.`];
}

async function signalsOf(db: Db, account: string, span: Span): Promise<ReportSignals> {
  const [things, { bySignal, things: total }] = await Promise.all([
    worstThings(db, account, { ...span, count: mostThings }),
    countSignals(db, account, span),
  ]);
  const rank = severities.indexOf.bind(severities);
  return {
    things: await thingsOf(db, account, things),
    total,
    bySignal: [...signals, ...patterns]
      .map(({ id, title, severity }) => ({ id, title, severity, count: bySignal.get(id) ?? 0 }))
      .sort((one, other) => rank(one.severity) - rank(other.severity) || (one.id < other.id ? -1 : 1)),
  };
}

async function thingsOf(db: Db, account: string, things: readonly RiskyThing[]): Promise<ReportThing[]> {
  const idsOf = (thing: RiskyThing) => ("seen" in thing ? thing.seen.events : [thing.event.id]);
  const ids = [...new Set(things.flatMap(idsOf))];
  const [about, places] = await Promise.all([aboutEach(db, account, ids), placesOf(db, account, ids)]);
  return things.map((thing) => {
    const own = idsOf(thing).flatMap((id) => places.get(id) ?? []);
    const touched = sorted(idsOf(thing).flatMap((id) => (about.get(id) ?? []).map(({ arn }) => arn)));
    const said = saidOf(thing).map(({ id, title, severity }) => ({ id, title, severity }));
    return {
      ...whoAndWhen(thing),
      signals: said,
      severity: severities.find((severity) => said.some((one) => one.severity === severity)) ?? "info",
      regions: sorted(own.map(({ region }) => region)),
      calls: sorted(own.map(({ source, name }) => `${source.split(".")[0]}:${name}`)),
      touched: touched.slice(0, mostTouched),
      touchedInAll: touched.length,
    };
  });
}

function whoAndWhen(thing: RiskyThing) {
  if ("seen" in thing) {
    const { id, at, lastAt, actor, count, sentence } = thing.seen;
    return { id, at, lastAt, actor, behind: null, count, sentence, errorCode: null };
  }
  const { id, at, actor, errorCode } = thing.event;
  return { id, at, lastAt: at, actor, behind: behindActor(thing.event), count: 1, sentence: null, errorCode };
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
