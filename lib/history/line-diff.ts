import { diff } from "node:util";

export const lineChanges = ["same", "out", "in", "folded"] as const;

/** A line of a comparison. `folded` stands for lines that are the same, and says how many. */
export interface ComparedLine {
  change: (typeof lineChanges)[number];
  text: string;
}

const context = 2;

/** Two texts line by line, with some lines around each change and the rest folded. */
export function comparedLines(before: string, after: string): ComparedLine[] {
  const lines = diff(linesOf(after), linesOf(before)).map(([change, text]): ComparedLine => {
    return { change: change === 0 ? "same" : change > 0 ? "in" : "out", text };
  });
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some(({ change }) => change !== "same");
  const shown: ComparedLine[] = [];
  let folded = 0;
  const fold = () => {
    if (folded > 0) shown.push({ change: "folded", text: String(folded) });
    folded = 0;
  };
  for (const [at, line] of lines.entries()) {
    if (!isNear(at)) folded++;
    else {
      fold();
      shown.push(line);
    }
  }
  fold();
  return shown;
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.trimEnd().split("\n");
}
