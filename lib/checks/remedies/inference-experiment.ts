import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { consoleLink } from "./console-link.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { type Fields, merged } from "./fields.ts";
import { cloudFormationOf } from "./snippets.ts";
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
