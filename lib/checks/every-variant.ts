import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

type Config = ResourceOf<"endpoint-config">;
export type Variant = NonNullable<Config["ProductionVariants"]>[number];

export const variantLists = ["ProductionVariants", "ShadowProductionVariants"] as const;

/** The variants of a config, those that only get copies of requests among them, with where they stand. */
export function variantsOf(config: Config): { variant: Variant; path: string }[] {
  return variantLists.flatMap((list) =>
    (config[list] ?? []).map((variant, at) => ({ variant, path: `${list}[${at}]` })),
  );
}

/** One verdict of all variants of a config: the worst. */
export function everyVariant(config: Config, judge: (variant: Variant, path: string) => Verdict): Verdict {
  if (!config.EndpointConfigArn) return unknown("AWS returned no EndpointConfigArn, so the answer is not complete.");
  const verdicts = variantsOf(config).map(({ variant, path }) => judge(variant, path));
  return worstOf(verdicts, unknown("AWS returned no ProductionVariants."));
}
