import { formatCount, kindIn, plural, wordsOf } from "#lib/format.ts";
import type { NamedActor, ResourceRow } from "#lib/store/views.ts";
import { actorHref } from "../activity/actor-link.ts";
import type { CheckRow } from "../checks/check-row.ts";
import type { FrameworkRow } from "../frameworks/framework-row.ts";
import { resourceHref } from "../resources/resource-link.ts";
import type { NameOf } from "./accounts.tsx";
import type { Action } from "./actions.ts";
import { screens } from "./screens.ts";

/** One thing to go to, or to do. `id` tells it from every other line. */
export interface PaletteLine {
  id: string;
  does: { path: string } | { run: () => void };
  name: string;
  /** What tells it from others of the same name. */
  aside?: string;
}

export interface PaletteGroup {
  heading: string;
  lines: PaletteLine[];
}

/** Rows that the server has. */
export interface Source<Row> {
  rows: readonly Row[];
  /** False while they are those of what was typed before, or none yet. */
  isSettled: boolean;
}

export interface Answers {
  checks: Source<CheckRow>;
  frameworks: Source<FrameworkRow>;
  resources: Source<ResourceRow>;
  actors: Source<NamedActor>;
}

const mostChecks = 6;
const mostControls = 6;
const mostKinds = 4;

/** Whether a line with these texts goes by what was typed: each word is in one of them. */
type Has = (...texts: string[]) => boolean;

/**
 * The lines for what was typed, in the order in which they are shown. Whatever answers first, the first line is the same from when
 * there is one: what is not known yet is only shown below another line, and as long as it could come to stand above, nothing is.
 */
export function paletteGroups(
  typed: string,
  found: Answers & { actions: readonly Action[]; nameOf: NameOf | null },
): { groups: PaletteGroup[]; isWaiting: boolean } {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const has: Has = (...texts) => words.every((word) => texts.some((text) => text.toLowerCase().includes(word)));
  const groups: PaletteGroup[] = [];
  for (const { heading, lines, isSettled } of words.length === 0 ? atOnce(has, found) : everything(has, found)) {
    if (!isSettled && groups.length === 0) return { groups, isWaiting: true };
    if (lines.length > 0) groups.push({ heading, lines });
  }
  return { groups, isWaiting: false };
}

function atOnce(has: Has, { actions }: { actions: readonly Action[] }) {
  const own = new Map(actions.map((action) => [action.id, action]));
  return [
    {
      heading: "Screens",
      lines: screens
        .filter(({ label }) => has(label))
        .map(({ path, label }): PaletteLine => ({ id: path, does: { path }, name: label })),
      isSettled: true,
    },
    {
      heading: "Do",
      lines: [...own.values()]
        .filter(({ name }) => has(name))
        .sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id))
        .map(({ id, name, run }): PaletteLine => ({ id: `do ${id}`, does: { run }, name })),
      isSettled: true,
    },
  ];
}

function everything(has: Has, found: Answers & { actions: readonly Action[]; nameOf: NameOf | null }) {
  const { checks, frameworks, resources, actors, nameOf } = found;
  return [
    ...atOnce(has, found),
    { heading: "Kinds of resources", lines: kindLines(has, checks.rows), isSettled: checks.isSettled },
    { heading: "Checks", lines: checkLines(has, checks.rows), isSettled: checks.isSettled },
    { heading: "Frameworks", lines: frameworkLines(has, frameworks.rows), isSettled: frameworks.isSettled },
    {
      heading: "Resources",
      lines: resources.rows.map((row) => ({
        id: `${row.account} ${row.arn}`,
        does: { path: resourceHref(row.arn, row.account) },
        name: row.name,
        aside: kindIn(row),
      })),
      isSettled: resources.isSettled,
    },
    {
      heading: "Actors",
      lines: actors.rows.map(({ account, actor, count }) => ({
        id: `actor ${account} ${actor}`,
        does: { path: actorHref(account, { actor }) },
        name: actor,
        aside: [nameOf?.(account), plural(count, "event")].filter(Boolean).join(", "),
      })),
      isSettled: actors.isSettled,
    },
  ];
}

/** Every kind has a check. Of resources all are shown then, finished jobs too. */
function kindLines(has: Has, checks: readonly CheckRow[]): PaletteLine[] {
  return [...new Set(checks.map(({ kind }) => kind))]
    .map((kind) => ({ kind, name: manyOf(wordsOf(kind)) }))
    .filter(({ kind, name }) => has(name, wordsOf(kind)))
    .sort((one, other) => one.name.localeCompare(other.name))
    .slice(0, mostKinds)
    .map(({ kind, name }) => ({
      id: `kind ${kind}`,
      does: { path: `/resources?kind=${encodeURIComponent(kind)}&exposure=any` },
      name,
    }));
}

function checkLines(has: Has, checks: readonly CheckRow[]): PaletteLine[] {
  return checks
    .filter(({ title, failTitle, id }) => has(title, failTitle, id))
    .slice(0, mostChecks)
    .map(({ id, title }) => ({
      id,
      does: { path: `/checks?check=${encodeURIComponent(id)}` },
      name: title,
      aside: id,
    }));
}

function frameworkLines(has: Has, frameworks: readonly FrameworkRow[]): PaletteLine[] {
  const pathOf = (framework: string, control?: string) =>
    `/frameworks?${new URLSearchParams({ framework, ...(control !== undefined && { control }) })}`;
  const named = frameworks
    .filter(({ id, name }) => has(name, id))
    .map(({ id, name, controls }) => ({
      id: `framework ${id}`,
      does: { path: pathOf(id) },
      name,
      aside: `${formatCount(controls.length)} controls`,
    }));
  const controls = frameworks.flatMap((framework) =>
    framework.controls
      .filter(({ control, title }) => has(title, control, framework.name))
      .map(({ id, control, title }) => ({
        id: `control ${id}`,
        does: { path: pathOf(framework.id, id) },
        name: title,
        aside: `${framework.name}, ${control}`,
      })),
  );
  return [...named, ...controls].slice(0, mostControls);
}

/** `Notebook instance` → `Notebook instances`. */
function manyOf(words: string): string {
  if (/[^aeiou]y$/.test(words)) return `${words.slice(0, -1)}ies`;
  if (/(ss|x|ch|sh)$/.test(words)) return `${words}es`;
  return words.endsWith("s") ? words : `${words}s`;
}

/** The line that Enter opens: the one the reader moved to, as long as it is shown, else the first. */
export function lineToOpen(groups: readonly PaletteGroup[], movedTo: string | null): PaletteLine | undefined {
  const lines = groups.flatMap((group) => group.lines);
  return lines.find(({ id }) => id === movedTo) ?? lines[0];
}
