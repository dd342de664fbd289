import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { rotateFirst } from "./secrets.ts";
import { written } from "./written.ts";

/** In words alone: for kinds of which no command is known yet that takes a text out. */
export function sayTakeOut(_resource: object, { identity, secrets }: CheckContext): Fix {
  const places = [...new Set(secrets.filter(({ kind }) => kind !== "unscanned").map(({ path }) => path))].join(", ");
  const name = oneLine(identity.name);
  return written({
    mutability: "replace",
    summary: `${rotateFirst} Then write ${oneLine(places) || "its texts"} of ${name} anew without it; where AWS has no update for that, make ${name} anew and delete the old one.`,
    steps: () => [],
  });
}

/** Paths and names come from AWS, and a sentence is one line. */
function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e«»]+/g, " ").slice(0, 300);
}
