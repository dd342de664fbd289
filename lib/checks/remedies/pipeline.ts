import { type Launch, type Place, stepsOf } from "#lib/analysis/pipelines/steps.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { launchHasKmsKey, launchIsInVpc, launchKeyIsCustomerManaged } from "../every-launch.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import type { Verdict } from "../verdicts.ts";
import { aws, jq, reshaped, type Step } from "./commands.ts";
import type { Fields } from "./fields.ts";
import { trainingSettings } from "./job-settings.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

type Pipeline = ResourceOf<"pipeline">;

export interface PipelineChange {
  summary: string;
  /** What differs in the definition: objects are merged into what is there, anything else takes its place. */
  edits?: readonly { at: Place; set: unknown }[];
  /** What is taken out of the definition. */
  drop?: readonly Place[];
  /** What differs beside the definition, as fields of UpdatePipeline. */
  fields?: Fields;
  before?: readonly Step[];
  byHand?: readonly string[];
  guardrail?: Guardrail;
}

/** Executions that start afterwards use the new definition. Studio shows pipelines, the console has no page of them. */
export function changePipeline(context: CheckContext, change: PipelineChange): Fix {
  return combinable("pipeline", (changes) => write(context, changes), change);
}

const edit =
  'reduce $edits[] as {$at, $set} (.; setpath($at; if ($set | type) == "object" then (getpath($at) // {}) * $set else $set end))';

function write({ identity }: CheckContext, changes: readonly PipelineChange[]): Fix {
  const { name, region } = identity;
  const edits = changes.flatMap((change) => change.edits ?? []);
  const drop = changes.flatMap((change) => change.drop ?? []);
  const set = Object.assign({}, ...changes.map((change) => change.fields));
  const inside = [...(edits.length > 0 ? [edit] : []), ...(drop.length > 0 ? ["delpaths($drop)"] : [])];
  const filter = [
    "{PipelineName, PipelineDefinition}",
    ...(inside.length > 0 ? [`.PipelineDefinition |= (fromjson | ${inside.join(" | ")} | tojson)`] : []),
    ...(Object.keys(set).length > 0 ? [". + $fields"] : []),
  ].join(" | ");
  const args = {
    ...(edits.length > 0 && { edits }),
    ...(drop.length > 0 && { drop }),
    ...(Object.keys(set).length > 0 && { fields: set }),
  };
  return written({
    mutability: "in-place",
    takesAway: drop.length > 0,
    summary: `${summaryOf(changes)} The commands edit the pipeline's definition (jq is needed); executions that start afterwards use it. Change the code that makes the definition as well, or its next upsert takes this back.`,
    steps: () => [
      ...changes.flatMap((change) => change.before ?? []),
      reshaped(
        aws("sagemaker", "describe-pipeline", { "pipeline-name": name, region }),
        jq(filter, args),
        "pipeline.json",
      ),
      ...changes.flatMap(({ byHand = [] }) => byHand.map((comment) => ({ comment }))),
      aws("sagemaker", "update-pipeline", { "cli-input-json": { contentsOf: "pipeline.json" }, region }),
    ],
    guardrail: guardrailsOf(changes),
  });
}

export function stepsIntoVpc(pipeline: Pipeline, context: CheckContext): Fix {
  return changePipeline(context, {
    summary: "Launch every step in subnets of your own that have an S3 endpoint and no open way out.",
    edits: failing(pipeline, launchIsInVpc, ({ vpc }) => vpc).map((at) => ({
      at,
      set: trainingSettings.vpc.fields.VpcConfig,
    })),
    guardrail: ofJobs(trainingSettings.vpc.guardrail),
  });
}

/** The pipeline itself can be made as it was: what its steps launch is refused. */
function ofJobs(guardrail: Guardrail): Guardrail {
  return { ...guardrail, onlyLimits: true };
}

export function stepsWithKmsKey(pipeline: Pipeline, context: CheckContext): Fix {
  return nameKeys(
    context,
    failing(pipeline, launchHasKmsKey, ({ cluster }) => cluster),
  );
}

export function stepsWithOwnKey(pipeline: Pipeline, context: CheckContext): Fix {
  const judge = (launch: Launch) => launchKeyIsCustomerManaged(launch, context);
  return nameKeys(
    context,
    failing(pipeline, judge, ({ cluster }) => cluster),
  );
}

function nameKeys(context: CheckContext, clusters: readonly Place[]): Fix {
  return changePipeline(context, {
    summary: "Name a customer managed KMS key for the volumes of every step, and let the roles of the steps use it.",
    edits: clusters.map((at) => ({ at, set: trainingSettings.volumeKey.fields.ResourceConfig })),
    guardrail: ofJobs(trainingSettings.volumeKey.guardrail),
  });
}

/** Where the setting belongs in each launch that fails. */
function failing(
  { PipelineDefinition }: Pipeline,
  judge: (launch: Launch) => Verdict,
  setting: (launch: Launch) => Place | undefined,
): Place[] {
  const launches = stepsOf(PipelineDefinition)?.launches ?? [];
  return launches
    .filter((launch) => judge(launch).status === "fail")
    .map((launch) => [...launch.place, ...(setting(launch) ?? [])]);
}
