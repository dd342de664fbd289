import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { jq, reshaped } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { type Fields, merged } from "./fields.ts";
import { cloudFormationOf } from "./snippets.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, summaryOf, written } from "./written.ts";

type Experiment = ResourceOf<"inference-experiment">;

interface Change {
  summary: string;
  /** What differs in DataStorageConfig, which an update replaces as a whole. */
  storage: Fields;
}

function changeStorage(experiment: Experiment, context: CheckContext, change: Change): Fix {
  return combinable("inference-experiment", (changes) => write(experiment, context, changes), change);
}

function write({ DataStorageConfig }: Experiment, { identity }: CheckContext, changes: readonly Change[]): Fix {
  const { name, region } = identity;
  const storage = merged([{ ...DataStorageConfig }, ...changes.map((change) => change.storage)]);
  return written({
    mutability: "in-place",
    summary: summaryOf(changes),
    steps: () => [sagemaker("update-inference-experiment", { name, "data-storage-config": storage, region })],
    cloudformation: cloudFormationOf("inference-experiment", { Name: name, DataStorageConfig: storage }),
    ...consoleLink(identity),
  });
}

export function encryptExperiment(experiment: Experiment, context: CheckContext): Fix {
  return changeStorage(experiment, context, {
    summary:
      "Give what the experiment stores a customer managed key, and allow it to the experiment's role. What was stored before stays as it is: copy it over itself with the new key, or delete it.",
    storage: { KmsKey: "KMS_KEY_ARN" },
  });
}

export function moveExperimentData(experiment: Experiment, context: CheckContext): Fix {
  return changeStorage(experiment, context, {
    summary:
      "Store requests and answers in a bucket of this account, and find out who chose the other and what is there.",
    storage: { Destination: "NEW_S3_URI" },
  });
}

/** What Describe tells of an experiment, as a request for another. */
const asRequest = [
  "{Name: $name, Type, Schedule: {EndTime: .Schedule.EndTime}, Description, RoleArn, EndpointName: .EndpointMetadata.EndpointName, ModelVariants, DataStorageConfig, ShadowModeConfig, KmsKey: $key}",
  "del(.ModelVariants[].Status)",
  "del(.. | nulls)",
].join(" | ");

/** The key of an experiment's machines is given when it is made, and an endpoint has one experiment at a time. */
export function replaceExperiment(context: CheckContext): Fix {
  const { name, region } = context.identity;
  const successor = successorIn(context, "inference-experiment", name);
  return written({
    mutability: "replace",
    summary: `Run the rest of the experiment under a customer managed key, which its role must be allowed. The key cannot be changed: the commands make a copy of ${name} that ends when it would have (jq is needed, tags are not copied) and stop ${name}, whose variants leave the endpoint but for the one in production.`,
    steps: () => [
      reshaped(
        sagemaker("describe-inference-experiment", { name, region }),
        jq(asRequest, { name: successor, key: "KMS_KEY_ARN" }),
        "inference-experiment.json",
      ),
      reshaped(
        sagemaker("describe-inference-experiment", { name, region }),
        jq(
          '.ShadowModeConfig.SourceModelVariantName as $source | {Name, ModelVariantActions: (.ModelVariants | map({key: .VariantName, value: (if .VariantName == $source then "Retain" else "Remove" end)}) | from_entries)}',
          {},
        ),
        "stop.json",
      ),
      sagemaker("stop-inference-experiment", { "cli-input-json": { contentsOf: "stop.json" }, region }),
      { comment: "Go on when the endpoint is in service again." },
      sagemaker("create-inference-experiment", {
        "cli-input-json": { contentsOf: "inference-experiment.json" },
        region,
      }),
    ],
    cloudformation: cloudFormationOf("inference-experiment", { Name: successor, KmsKey: "KMS_KEY_ARN" }),
    ...consoleLink(context.identity),
  });
}
