import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { definitionsOf } from "./definitions.ts";

/** A field of a job that names the image of a container. */
export interface JobImage {
  path: string;
  image: string;
}

/** Of the training itself, and of the rules that look on. Source: API reference, CreateTrainingJob. */
export function trainingImages(job: ResourceOf<"training-job">): JobImage[] {
  const rules = (["DebugRuleConfigurations", "ProfilerRuleConfigurations"] as const).flatMap((field) =>
    (job[field] ?? []).flatMap(({ RuleEvaluatorImage }, at) =>
      named(`${field}[${at}].RuleEvaluatorImage`, RuleEvaluatorImage),
    ),
  );
  return [...named("AlgorithmSpecification.TrainingImage", job.AlgorithmSpecification?.TrainingImage), ...rules];
}

export function processingImages({ AppSpecification }: ResourceOf<"processing-job">): JobImage[] {
  return named("AppSpecification.ImageUri", AppSpecification?.ImageUri);
}

export function tuningImages(job: ResourceOf<"tuning-job">): JobImage[] {
  return definitionsOf(job).flatMap(({ path, definition }) =>
    named(`${path}.AlgorithmSpecification.TrainingImage`, definition.AlgorithmSpecification?.TrainingImage),
  );
}

function named(path: string, image: string | undefined): JobImage[] {
  return image ? [{ path, image }] : [];
}
