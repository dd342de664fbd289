import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { Fix, Recipe } from "../fixes.ts";
import { sayChoices } from "./choices.ts";
import { type Step, script } from "./commands.ts";

export interface Draft
  extends Omit<Fix, "takesAway" | "cli" | "terraform" | "cloudformation" | "guardrail" | "recipe"> {
  /** Made when asked for, since a value may turn out not to be printable. */
  steps: () => readonly Step[];
  takesAway?: boolean | undefined;
  terraform?: string | undefined;
  cloudformation?: string | undefined;
  guardrail?: Fix["guardrail"] | undefined;
}

/** The fix of a draft: its steps as shell text, and in the summary what the reader has to choose first. */
export function written({ steps, summary, takesAway, terraform, cloudformation, guardrail, ...rest }: Draft): Fix {
  const { cli, refusal } = script(steps);
  return {
    ...rest,
    ...(takesAway && { takesAway: true }),
    summary: refusal === undefined ? sayChoices(summary, cli ?? "") : `${summary} ${refusal}`,
    ...(cli && { cli }),
    ...(terraform && !hasMark(terraform) && { terraform }),
    ...(cloudformation && !hasMark(cloudformation) && { cloudformation }),
    ...(guardrail && { guardrail }),
  };
}

/** A fix that can be written together with others of its family. */
export function combinable<C>(
  family: string,
  write: (changes: readonly C[]) => Fix,
  change: C,
  more: Pick<Recipe, "isDivisible"> = {},
): Fix {
  // Only the changes of one family meet, and all of them are of its type.
  const recipe = { ...more, family, change, write: (changes: readonly unknown[]) => write(changes as readonly C[]) };
  const fix = write([change]);
  // A second rebuild would start from the old resource again, and undo the first.
  const together = " Make every other change that it needs in the same go.";
  return { ...fix, summary: fix.mutability === "replace" ? fix.summary + together : fix.summary, recipe };
}

/** What several changes say, each sentence of theirs once: two checks may ask for the same thing. */
export function summaryOf(changes: readonly Pick<Draft, "summary">[]): string {
  return [...new Set(changes.map(({ summary }) => summary))].join(" ");
}

/** The guardrails of several changes, each once. */
export function guardrailsOf(changes: readonly Pick<Draft, "guardrail">[]): Fix["guardrail"] {
  const all = changes.flatMap(({ guardrail }) => guardrail ?? []);
  const unique = all.filter(({ Sid }, at) => all.findIndex((other) => other.Sid === Sid) === at);
  return unique.length > 1 ? unique : unique[0];
}
