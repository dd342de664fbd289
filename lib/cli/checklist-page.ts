import { checklist } from "#lib/checks/controls/checklist.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { leftOut } from "#lib/checks/left-out.ts";
import { notes } from "#lib/checks/notes.ts";
import { matches } from "#lib/readings/wildcards.ts";

/** docs/checklist.md: the questions of the checklist, with the checks that answer them, and those that none asks. */
export function checklistPage(): string {
  const all = checks as readonly Check[];
  const byQuestion = Map.groupBy(
    all.flatMap(({ id, controls }) =>
      controls.filter((control) => control.startsWith("checklist:")).map((control) => ({ id, question: control })),
    ),
    ({ question }) => question.slice("checklist:".length),
  );
  const questions = Object.entries(checklist.controls).sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
  const rows = questions.map(([id, { title }]) => `| ${id} | ${title} | ${idsOf(byQuestion.get(id))} |`);
  return `# Checklist

\`npm run --silent sagewarden -- checks --format markdown\` writes this page, and a test holds it to the catalogue. ${all.length} checks answer
${questions.length} questions; where many kinds are asked alike, a few stand for all.

| Question | | Checks |
|---|---|---|
${rows.join("\n")}

## The notes this began with

| Topic | What they say | Checks |
|---|---|---|
${notes.map(({ topic, says, checks: asked }) => `| ${topic} | ${says} | ${asked.map(counted).join(" ")} |`).join("\n")}

## Left out

| Question | Why no check asks it |
|---|---|
${Object.entries(leftOut)
  .map(([id, why]) => `| ${id} | ${why} |`)
  .join("\n")}
`;
}

/** A pattern with how many checks it stands for. */
function counted(pattern: string): string {
  const count = checksLike(pattern).length;
  return pattern.includes("*") ? `\`${pattern}\` (${count})` : `\`${pattern}\``;
}

/** The checks that an id with `*` in it means. */
export function checksLike(pattern: string): readonly Check[] {
  return (checks as readonly Check[]).filter(({ id }) => matches(pattern, id));
}

/** Many kinds are looked through for secrets alike: a few stand for all. */
const most = 12;

function idsOf(found: readonly { id: string }[] = []): string {
  const ids = found.map(({ id }) => `\`${id}\``).sort();
  return ids.length > most ? `${ids.slice(0, most).join(" ")} and ${ids.length - most} more` : ids.join(" ");
}
