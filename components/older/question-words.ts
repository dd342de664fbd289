import { formatBytes, formatCount, formatDate, formatDollars, plural } from "#lib/format.ts";
import type { EventQueryView, QuestionView } from "#lib/store/views.ts";
import type { PlanAnswer } from "./queries.ts";

/** What a question looks for: words of ours, and after them the text that somebody typed. Empty where it asks for everything. */
export function soughtIn({
  about,
  actor,
  key,
  address,
  event,
  regions,
}: QuestionView): [words: string, text: string][] {
  const said: [string, string | undefined][] = [
    ["the call", event],
    ["about", about],
    ["by", actor],
    ["with the key", key],
    ["from", address],
    ["in", regions.join(", ") || undefined],
  ];
  return said.filter((one): one is [string, string] => one[1] !== undefined);
}

/** `1 Mar 2026 – 28 May 2026`. */
export function daysIn({ from, to }: Pick<QuestionView, "from" | "to">): string {
  return from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;
}

/** What the button says that pays. */
export function askingWords({ bytes, isEstimated, dollars }: PlanAnswer["reads"]): string {
  if (bytes === null) return "Ask, whatever it reads";
  const cost = dollars === null ? "" : `, ${formatDollars(dollars)}`;
  return `Ask: reads ${isEstimated ? "about " : ""}${formatBytes(bytes)}${cost}`;
}

/** What is read aloud of a plan when it is there. */
export function readsWords({ reads, problem }: PlanAnswer): string {
  if (problem !== null) return "It cannot be asked.";
  if (reads.bytes === null) return "Nobody can tell before how much it reads.";
  return `It reads ${reads.isEstimated ? "about " : ""}${formatBytes(reads.bytes)}.`;
}

/** What came of a question until now, as sentences. What it left out, and why it failed, are other people's words and stand apart. */
export function cameOf({ state, outcome }: Pick<EventQueryView, "state" | "outcome">): string[] {
  const { kept, known, bytes, hasMore, leftOut } = outcome;
  const left = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
  const isRunning = state === "running";
  const said: string[] = [];
  if (kept + known > 0) {
    const here =
      known === 0 ? "all of them new" : kept === 0 ? "all of them known" : `${formatCount(kept)} of them new`;
    said.push(`${plural(kept + known, "event")} came${isRunning ? " until now" : ""}, ${here}.`);
  } else if (state === "completed") {
    said.push(left > 0 ? "No event came that is kept." : "It found no event.");
  } else if (state === "cancelled") {
    said.push("No event had come until then.");
  }
  if (hasMore) said.push("There is more than is kept of one question: ask for less time to have the rest.");
  if (bytes !== null) said.push(`${formatBytes(bytes)} read${isRunning ? " until now" : ""}.`);
  return said;
}

/** What is read aloud when a question has ended. */
export function endedWords({
  state,
  outcome,
  question,
}: Pick<EventQueryView, "state" | "outcome" | "question">): string {
  if (state === "failed") return `The question about ${daysIn(question)} failed.`;
  if (state === "cancelled") return `The question about ${daysIn(question)} was cancelled.`;
  return `The question about ${daysIn(question)} is answered: ${plural(outcome.kept, "new event")}.`;
}
