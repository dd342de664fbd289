import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SourceBlock, SourceOf } from "#lib/templates/terraform/change.ts";

const mostFiles = 200;
const largest = 2 ** 20;

/** Where the resources of a plan stand in the `.tf` files of its folder. They are looked through when somebody asks. */
export function sourcesBeside(plan: string): SourceOf {
  let known: Map<string, SourceBlock | null> | undefined;
  return (type, name) => {
    known ??= blocksIn(dirname(plan));
    return known.get(`${type}.${name}`) ?? undefined;
  };
}

const opening = /^\s*resource\s+"([\w-]+)"\s+"([\w-]+)"\s*\{/;

/** What stands twice is two modules' own, and neither is told from the other. */
function blocksIn(folder: string): Map<string, SourceBlock | null> {
  const blocks = new Map<string, SourceBlock | null>();
  for (const file of filesIn(folder)) {
    const lines = readFileSync(file, "utf8").split(/\r?\n/);
    for (const [at, text] of lines.entries()) {
      const [, type, name] = opening.exec(text) ?? [];
      if (type === undefined || name === undefined) continue;
      const key = `${type}.${name}`;
      const end = lines.findIndex(
        (line, index) => index >= at && (/^\}/.test(line) || (index === at && /\}\s*$/.test(line))),
      );
      const last = end === -1 ? at : end;
      const block = { file, line: at + 1, endLine: last + 1, lines: lines.slice(Math.max(0, at - 1), last + 1) };
      blocks.set(key, blocks.has(key) ? null : block);
    }
  }
  return blocks;
}

function filesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith(".tf"))
      .sort()
      .slice(0, mostFiles);
    return names
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile() && statSync(file).size <= largest);
  } catch {
    // Beside a plan there need not be anything.
    return [];
  }
}
