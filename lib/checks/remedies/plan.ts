import type { Fix, Mutability } from "../fixes.ts";
import { guardrailsOf } from "./written.ts";

/** In this order the parts of a plan are carried out: what changes things around the resource, then the resource. */
const order: readonly Mutability[] = ["in-place", "stop-update-start", "replace", "record"];

/**
 * The fixes of one resource as one: those of a family are written anew together, so that it is stopped once or replaced
 * once, with all changes; what is left follows in order. Undefined when there is nothing to combine.
 */
export function planOf(fixes: readonly Fix[]): Fix | undefined {
  const sorted = partsOf(fixes).map(({ fix }) => fix);
  const last = sorted.at(-1);
  if (fixes.length < 2 || !last) return undefined;
  const guardrail = guardrailsOf(sorted);
  return {
    mutability: last.mutability,
    ...(sorted.some(({ takesAway }) => takesAway) && { takesAway: true as const }),
    summary: [...new Set(sorted.map(({ summary }) => summary))].join(" "),
    ...joined("cli", stepsOf(sorted)),
    ...joined("terraform", textsOf(sorted, "terraform"), "\n\n"),
    ...joined("cloudformation", textsOf(sorted, "cloudformation"), ",\n"),
    ...(last.consoleUrl && { consoleUrl: last.consoleUrl }),
    ...(guardrail && { guardrail }),
  };
}

/** Some of the fixes of one resource, written as one. */
export interface PlanPart {
  fix: Fix;
  /** Those that it is made of. */
  members: readonly Fix[];
}

/** The fixes of one resource, those of a family as one, in the order in which they are carried out. */
export function partsOf(fixes: readonly Fix[]): PlanPart[] {
  const parts = [...Map.groupBy(fixes, (fix) => fix.recipe?.family ?? fix).values()].flatMap((members): PlanPart[] => {
    const recipe = members[0]?.recipe;
    if (!recipe) return members.map((fix) => ({ fix, members: [fix] }));
    // Two checks may ask for the very same change.
    const changes = new Map(members.map((member) => [JSON.stringify(member.recipe?.change), member.recipe?.change]));
    return [{ fix: recipe.write([...changes.values()]), members }];
  });
  return parts.toSorted((a, b) => order.indexOf(a.fix.mutability) - order.indexOf(b.fix.mutability));
}

/** The commands of all parts; what an earlier part does already is not done again. */
function stepsOf(parts: readonly Fix[]): string[] {
  const done = new Set<string>();
  return parts.flatMap(({ cli = "" }) => {
    const steps = cli.split("\n").filter((step) => step !== "" && !done.has(step));
    for (const step of steps) done.add(step);
    return steps;
  });
}

function textsOf(parts: readonly Fix[], field: "terraform" | "cloudformation"): string[] {
  return [...new Set(parts.flatMap((part) => part[field] ?? []))];
}

function joined<F extends string>(field: F, texts: readonly string[], separator = "\n"): Partial<Record<F, string>> {
  return texts.length === 0 ? {} : ({ [field]: texts.join(separator) } as Partial<Record<F, string>>);
}
