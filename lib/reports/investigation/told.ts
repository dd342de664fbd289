import { actorName, behindActor } from "#lib/actor-name.ts";
import { formatCount, formatDateTime, formatScore, kindIn, plural, wordsOf } from "#lib/format.ts";
import type { EventTally, Origin, Top } from "#lib/store/views.ts";
import { valuesWords } from "../values.ts";
import type { InvestigatedResource, Investigation } from "./investigation.ts";

/* An investigation in plain words, for formats that people read. AWS's own words stand in it as they are: each format escapes them. */

export interface Fact {
  label: string;
  value: string;
}

export interface Table {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Rows that do not stand in it. */
  left: number;
}

/** What it is called: its name, or what its ARN ends with. */
export function nameOf({ resource, arn, actor }: Investigation): string {
  return actor ?? (resource?.detail.name || arn.split(/[/:]/).at(-1) || arn);
}

/** Of whom, of which time, and from what. */
export function factsOf(investigation: Investigation): Fact[] {
  const { account, arn, of, actor, period, resource, seen, generator, values = "left-out" } = investigation;
  return [
    { label: "Account", value: account },
    { label: of === "resource" ? "Resource" : "Principal", value: arn },
    ...(actor === null ? [] : [{ label: "In the name of", value: actor }]),
    { label: "From", value: period.from === null ? "the oldest that is kept" : formatDateTime(period.from) },
    { label: "To, and without", value: period.to === null ? "the newest that was read" : formatDateTime(period.to) },
    { label: "First event that is kept", value: seen ? formatDateTime(seen.first) : "none" },
    { label: "Last event that is kept", value: seen ? formatDateTime(seen.last) : "none" },
    ...(resource ? ownFacts(resource) : []),
    { label: "Values", value: valuesWords[values] },
    { label: "By", value: `Sagewarden ${generator.version}` },
  ];
}

function ownFacts({ scan, detail, failure, origin, lastChange }: InvestigatedResource): Fact[] {
  const { grade, score, owner, tags, readAt } = detail;
  return [
    { label: "Name", value: detail.name },
    { label: "Kind", value: kindIn(detail) },
    { label: "Grade", value: grade === null ? "none" : `${grade}, ${formatScore(score ?? 0)} of 100` },
    { label: "Owner", value: owner ?? "no tag says whose it is" },
    {
      label: "Tags",
      value: tags === null ? "not known" : tags.map(({ key, value }) => `${key}=${value}`).join(", ") || "none",
    },
    ...(origin?.at ? [{ label: "Made", value: formatDateTime(origin.at) }] : []),
    { label: "Made by", value: originText(origin) },
    {
      label: "Last changed",
      value: lastChange
        ? `${formatDateTime(lastChange.at)}, as ${lastChange.field ?? "a scan saw"}`
        : "not known: AWS does not say, and no scan saw it change",
    },
    { label: "Last read", value: readAt === null ? "never" : `${formatDateTime(readAt)} with ${detail.action}` },
    ...(failure === null ? [] : [{ label: "Could not be read", value: failure }]),
    { label: "Scan", value: `${scan.id}, of ${formatDateTime(scan.finishedAt)}` },
  ];
}

function originText(origin: Origin | null): string {
  if (origin === null) return "nobody: it is a setting, or follows from others";
  const { by, field, event, unknown } = origin;
  if (event) {
    const behind = behindActor(event);
    return `${actorName(event.actor).name}${behind ? `, ${behind},` : ""} with ${event.name} on ${formatDateTime(event.at)}, CloudTrail event ${event.id}`;
  }
  return by === null ? `not known. ${unknown ?? ""}` : `${by}, as ${field} says`;
}

/** How far CloudTrail was read where its events are. */
export function reachTable({ reach }: Investigation): Table {
  const rows = reach.map(({ region, readTo, keptSince, gap }) => [
    region,
    keptSince === null ? "nothing" : formatDateTime(keptSince),
    readTo === null ? "never whole" : formatDateTime(readTo),
    gap ?? "nothing that is known",
  ]);
  return { title: "How far CloudTrail was read", head: ["Region", "Kept since", "Read to", "Missing"], rows, left: 0 };
}

/** What it rests on, and what uses it. */
export function relationTables({ relations: { uses, usedBy } }: InvestigatedResource): Table[] {
  const head = ["Name", "Kind", "ARN"];
  const table = (title: string, all: typeof uses): Table => ({
    ...{ title, head },
    rows: all.slice(0, mostRows).map((one) => [one.name, kindIn(one), one.arn ?? "not found, or not read"]),
    left: Math.max(0, all.length - mostRows),
  });
  return [table("What it rests on", uses), table("What uses it", usedBy)];
}

/** As many as the tables of events have. */
const mostRows = 100;

/** What patterns saw in several events together. */
export function sightingsTable({ sightings }: Investigation): Table {
  return {
    title: "Seen together",
    head: ["What", "Severity", "First", "Last", "Who", "Compared", "Events"],
    rows: sightings.map((one) => [
      ...[one.title, wordsOf(one.severity), formatDateTime(one.at), formatDateTime(one.lastAt)],
      ...[one.actor, one.sentence, formatCount(one.count)],
    ]),
    left: 0,
  };
}

/** What the events of the period have in common: of what somebody did what it was done to, of a resource who did it. */
export function summaryTables({ summary, of }: Investigation): Table[] {
  const { actors, calls, addresses, clients, sessions, resources } = summary;
  return [
    of === "resource"
      ? table("Who", ["Who", "Principal"], actors, (one) => [one.actor, one.principal ?? "none"])
      : table("What it touched", ["Resource", "Kind"], resources, (one) => [one.arn, wordsOf(one.kind)]),
    table("Calls", ["Call", "Service"], calls, (one) => [one.name, one.source]),
    table("From where", ["Address", "Of"], addresses, (one) => [one.address || "not recorded", one.addressClass]),
    table("With what", ["Client", "User agent of the last"], clients, (one) => [one.client, one.userAgent || "none"]),
    table("Sessions and keys", ["Key", "Who", "Opened with"], sessions, (one) => [
      ...[one.key, one.actor],
      one.opener ? `${one.opener.name} by ${one.opener.actor}, CloudTrail event ${one.opener.id}` : "not known",
    ]),
  ];
}

function table<Row extends EventTally>(
  title: string,
  head: readonly string[],
  { rows, total }: Top<Row>,
  cells: (row: Row) => string[],
): Table {
  const counted = ["Events", "Changes", "Failed", "First", "Last"];
  return {
    ...{ title, head: [...head, ...counted] },
    rows: rows.map((row) => [
      ...cells(row),
      ...[formatCount(row.count), formatCount(row.changes), formatCount(row.failed)],
      ...[formatDateTime(row.first), formatDateTime(row.last)],
    ]),
    left: Math.max(0, total - rows.length),
  };
}

/** How many events the tables are of. */
export function countedText({
  summary: { events, changes, failed, signalled, withoutMfa, isCut },
}: Investigation): string {
  const of = `${plural(events, "event")} of the period: ${formatCount(changes)} changed something, ${formatCount(failed)} failed, ${formatCount(withoutMfa)} came without MFA, in ${formatCount(signalled)} a signal sees something.`;
  return isCut ? `The newest ${of} There may be older ones, which are not counted.` : of;
}
