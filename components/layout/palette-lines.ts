import { kindIn } from "#lib/format.ts";
import type { ResourceRow } from "#lib/store/views.ts";
import type { CheckRow } from "../checks/check-row.ts";
import { resourceHref } from "../resources/resource-link.ts";
import { screens } from "./screens.ts";

/** One thing to go to. `id` tells it from every other line. */
export interface PaletteLine {
  id: string;
  path: string;
  name: string;
  /** What tells it from others of the same name. */
  aside?: string;
}

export interface PaletteGroup {
  heading: string;
  lines: PaletteLine[];
}

const mostChecks = 6;

/**
 * The lines for what was typed, in the order in which they are shown. Resources come from the server, later than the rest:
 * they stand last, so that the first line does not change under the finger that is about to press Enter.
 */
export function paletteGroups(
  typed: string,
  { checks, resources }: { checks: readonly CheckRow[]; resources: readonly ResourceRow[] },
): PaletteGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (...texts: string[]) => words.every((word) => texts.some((text) => text.toLowerCase().includes(word)));
  const found: PaletteGroup[] = [
    {
      heading: "Screens",
      lines: screens.filter(({ label }) => has(label)).map(({ path, label }) => ({ id: path, path, name: label })),
    },
  ];
  if (words.length === 0) return found;
  found.push({
    heading: "Checks",
    lines: checks
      .filter(({ title, failTitle, id }) => has(title, failTitle, id))
      .slice(0, mostChecks)
      .map(({ id, title }) => ({ id, path: `/checks?check=${encodeURIComponent(id)}`, name: title, aside: id })),
  });
  found.push({
    heading: "Resources",
    lines: resources.map((row) => ({
      id: `${row.account} ${row.arn}`,
      path: resourceHref(row.arn, row.account),
      name: row.name,
      aside: kindIn(row),
    })),
  });
  return found.filter(({ lines }) => lines.length > 0);
}

/** The line that Enter opens: the one the reader moved to, as long as it is shown, else the first. */
export function lineToOpen(groups: readonly PaletteGroup[], movedTo: string | null): PaletteLine | undefined {
  const lines = groups.flatMap((group) => group.lines);
  return lines.find(({ id }) => id === movedTo) ?? lines[0];
}
