import { verdictTitle } from "#lib/verdict-title.ts";
import { groundsOf } from "../finding-text.ts";
import { failing } from "../formats/markdown/finding.ts";
import { more } from "../formats/markdown/head.ts";
import { block, code, words } from "../formats/markdown/text.ts";
import type { InvestigatedResource, Investigation } from "./investigation.ts";
import { investigationFormat } from "./investigation-format.ts";
import {
  callerOf,
  circumstancesOf,
  fieldsOf,
  type Moment,
  mostRead,
  outcomeOf,
  secondOf,
  silenceOf,
  timelineOf,
} from "./timeline.ts";
import {
  countedText,
  factsOf,
  nameOf,
  reachTable,
  relationTables,
  sightingsTable,
  summaryTables,
  type Table,
} from "./told.ts";

/** GitHub-flavoured Markdown, for a ticket. Other people's words are code in it, and nothing else. */
export const markdown = investigationFormat({
  name: "markdown",
  label: "Markdown",
  purpose: "text for a ticket or a wiki",
  readers: "people",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  render: document,
});

async function* document(investigation: Investigation): AsyncGenerator<string> {
  const { resource, unread, left } = investigation;
  yield `# Investigation of ${code(nameOf(investigation))}\n\n`;
  yield `${factsOf(investigation)
    .map(({ label, value }) => `- ${words(label)}: ${code(value)}\n`)
    .join("")}\n`;
  yield `## What is not known\n\n${listOf([...unread, ...left]) || "Everything of the period was read.\n"}\n`;
  yield tableOf(reachTable(investigation));
  if (resource) yield* resourceOf(resource);
  yield tableOf(sightingsTable(investigation));
  yield `## In sum\n\n${words(countedText(investigation))}\n\n`;
  for (const table of summaryTables(investigation)) yield tableOf(table);
  yield "## Timeline, newest first\n\n";
  let isEmpty = true;
  for await (const moment of timelineOf(investigation, mostRead)) {
    isEmpty = false;
    yield momentOf(moment);
  }
  if (isEmpty || investigation.summary.events === 0) yield `${isEmpty ? "" : "\n"}${silenceOf(investigation)}\n`;
}

function listOf(sentences: readonly string[]): string {
  return sentences.map((one) => `- ${code(one)}\n`).join("");
}

/** A line for each row: other people's words stand in no table. */
function tableOf({ title, head, rows, left }: Table): string {
  const lines = rows.map(
    ([first = "", ...cells]) =>
      `- ${code(first)}${cells.map((cell, at) => `; ${words((head[at + 1] ?? "").toLowerCase())} ${code(cell)}`).join("")}\n`,
  );
  return `### ${words(title)}\n\n${lines.join("") || "None.\n"}${more(left, "row", "rows")}\n`;
}

async function* resourceOf(resource: InvestigatedResource): AsyncGenerator<string> {
  for (const table of relationTables(resource)) yield tableOf(table);
  const others: string[] = [];
  yield "## Findings that fail\n\n";
  let isAny = false;
  for await (const finding of resource.findings()) {
    if (finding.status !== "fail") {
      others.push(`- ${words(verdictTitle(finding))}: ${groundsOf(finding).map(code).join("; ")}\n`);
      continue;
    }
    isAny = true;
    yield `### ${words(finding.title)}\n\nSeverity ${finding.severity}, check ${code(finding.check)}.\n\n${await failing(finding)}`;
  }
  if (!isAny) yield "None.\n\n";
  yield `## Other findings\n\n${others.join("") || "None.\n"}\n`;
  const { configuration } = resource.detail;
  yield `## Configuration, secrets redacted\n\n${configuration === null ? "It was never read.\n" : block(JSON.stringify(configuration, null, 2), "json")}\n`;
}

function momentOf(moment: Moment): string {
  if (moment.type === "cut") return `\n**${words(moment.words)}**\n\n`;
  if (moment.type === "change") {
    const { change } = moment;
    const lines = [...fieldsOf(change), ...circumstancesOf(change)].map((line) => `  - ${code(line)}\n`);
    return `- ${secondOf(change.at)}: **a scan saw it changed**\n${lines.join("")}`;
  }
  const { event } = moment;
  const seen = event.signals.map(({ title, severity }) => `; **${severity}: ${words(title)}**`);
  return `- ${secondOf(event.at)}: ${code(event.name)} of ${code(event.source)} in ${code(event.region)} by ${code(callerOf(event))} from ${code(event.address)}; ${outcomeOf(event).map(code).join("; ")}${seen.join("")}; CloudTrail event ${code(event.id)}\n`;
}
