import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { jq, reshaped } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { combinable, summaryOf, written } from "./written.ts";

interface Change {
  summary: string;
  /** jq over the targets of the router. */
  jq?: string;
  /** Destinations that are to go: values from AWS are handed to jq, never spliced in. */
  gone?: readonly string[];
}

/** A target without a destination cannot be: it goes with its last. */
const dropped =
  ".RoutingTargets |= (map(.Destinations |= map(select(.ResourceArn as $arn | $gone | index($arn) == null))) | map(select(.Destinations | length > 0)))";

/** An update sends all targets anew: those that the router has when the commands run, with the change. */
function changeRouter(context: CheckContext, change: Change): Fix {
  return combinable("inference-router", (changes) => write(context, changes), change);
}

function write({ identity }: CheckContext, changes: readonly Change[]): Fix {
  const { name, region } = identity;
  const target = { "inference-router-name": name, region };
  const gone = [...new Set(changes.flatMap((change) => change.gone ?? []))];
  const filter = [
    "{InferenceRouterName, RoutingTargets}",
    "del(.RoutingTargets[].Destinations[].RoutingStatus)",
    ...(gone.length > 0 ? [dropped] : []),
    ...changes.flatMap((change) => change.jq ?? []),
  ].join(" | ");
  return written({
    mutability: "in-place",
    takesAway: gone.length > 0,
    summary: `${summaryOf(changes)} An update replaces all targets, so the commands send the present ones with the change (jq is needed); it takes effect within minutes.`,
    steps: () => [
      reshaped(
        sagemaker("describe-inference-router", target),
        jq(filter, gone.length > 0 ? { gone } : {}),
        "inference-router.json",
      ),
      sagemaker("update-inference-router", { "cli-input-json": { contentsOf: "inference-router.json" }, region }),
    ],
    ...consoleLink(identity),
  });
}

export function dropDestinations(arns: readonly string[], context: CheckContext): Fix {
  return changeRouter(context, {
    summary: `Send nothing more to ${arns.join(", ")}: see first that the destinations left can take its requests, and tell the callers of a target that goes with its last one.`,
    gone: arns,
  });
}

export function encryptAnswers(context: CheckContext): Fix {
  return changeRouter(context, {
    summary:
      "Give asynchronous answers a customer managed key, and allow it to those who call and those who fetch them.",
    jq: `(.RoutingTargets[].AsyncInferenceConfig | select(. != null)) |= (.OutputConfig.KmsKeyId = "KMS_KEY_ARN")`,
  });
}

export function moveAnswers(context: CheckContext): Fix {
  return changeRouter(context, {
    summary: "Keep answers and failed requests in a bucket of this account, and tell those who fetch them from there.",
    jq: `(.RoutingTargets[].AsyncInferenceConfig.OutputConfig? | select(. != null) | (.S3OutputPath, .S3FailurePath) | select(. != null)) |= "NEW_S3_URI"`,
  });
}
