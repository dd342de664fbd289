import { jq, reshaped, type Step } from "./commands.ts";
import { sagemaker } from "./endpoint-moves.ts";

/**
 * Commands that let a component run another model: what it runs is asked for when they run, and what Describe alone says of it
 * is left out. Source: SageMaker API reference, UpdateInferenceComponent.
 */
export function swapComponentModel(
  component: string,
  { old, name, region }: { old: string; name: string; region: string },
): Step[] {
  const swap = [
    "{InferenceComponentName, Specification, Specifications}",
    "del(.. | nulls)",
    "del(.. | .Container?)",
    "(.. | .ModelName? | select(. == $old)) |= $new",
  ].join(" | ");
  const read = sagemaker("describe-inference-component", { "inference-component-name": component, region });
  return [
    reshaped(read, jq(swap, { old, new: name }), "inference-component.json"),
    sagemaker("update-inference-component", { "cli-input-json": { contentsOf: "inference-component.json" }, region }),
  ];
}
