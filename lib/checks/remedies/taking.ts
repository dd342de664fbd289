import type { CheckContext } from "../define.ts";
import type { Step } from "./commands.ts";

/** Some of what is to be done: where, a sentence, and the steps that do it. */
export interface Part {
  paths: readonly string[];
  say: string;
  steps: readonly Step[];
}

/** What one call can take out of a resource; undefined when none of the paths is its own. */
export type Taking = (resource: object, paths: readonly string[], context: CheckContext) => Part | undefined;
