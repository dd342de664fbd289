import { compiledIn, familyOf } from "#lib/analysis/hosting/compiled-models.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { variantsOf } from "../every-variant.ts";
import type { Fix } from "../fixes.ts";
import { replaceConfig } from "./endpoint-config.ts";

/** The variants on machines for which their models were compiled, in the size that they had. */
export function useCompiledFamilies(config: ResourceOf<"endpoint-config">, context: CheckContext): Fix {
  const { identity, inventory } = context;
  const moves = variantsOf(config).flatMap(({ variant: { ModelName = "", InstanceType = "", VariantName = "" } }) => {
    const model = inventory.get("model", ModelName, identity.region);
    const compiled = model.found ? compiledIn(model.resource, identity.region, inventory) : [];
    const wrong = compiled.find(({ family }) => family !== familyOf(InstanceType));
    if (!wrong) return [];
    // For a device there is no machine here: the type is to be chosen with the job that compiles it anew.
    const type = wrong.family ? `ml.${wrong.family}.${InstanceType.split(".").at(-1)}` : "INSTANCE_TYPE";
    return [[VariantName, type] as const];
  });
  const lists =
    "(.ProductionVariants, .ShadowProductionVariants) |= (if . == null then . else map($moves[.VariantName] as $type | if $type then .InstanceType = $type else . end) end)";
  return replaceConfig(context, {
    summary:
      "Run each compiled model on the family it was compiled for, in a size that the family has; or compile it for the machines that it is on, and have the model load that.",
    fields: { ProductionVariants: moves.map(([VariantName, InstanceType]) => ({ VariantName, InstanceType })) },
    jq: `${lists} | with_entries(select(.value != null))`,
    args: { moves: Object.fromEntries(moves) },
    resets: true,
  });
}
