import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { type Variant, variantLists, variantsOf } from "../every-variant.ts";
import type { Fix } from "../fixes.ts";
import { replaceConfig } from "./endpoint-config.ts";
import type { Fields } from "./fields.ts";

/*
 * What an endpoint config lets out of its machines: dumps, copies of requests, answers, notices, and people's shells.
 */

type Config = ResourceOf<"endpoint-config">;

/** Both lists of variants, whichever the config has. */
const everyVariant = "(.ProductionVariants[]?, .ShadowProductionVariants[]?)";

/** The variants that differ, for snippets. */
function variantsWith(config: Config, isMeant: (variant: Variant) => unknown, fields: Fields): Fields {
  const meant = variantsOf(config).filter(({ variant }) => isMeant(variant));
  return Object.fromEntries(
    variantLists.flatMap((list) => {
      const of = meant.filter(({ path }) => path.startsWith(`${list}[`));
      return of.length > 0 ? [[list, of.map(({ variant: { VariantName } }) => ({ VariantName, ...fields }))]] : [];
    }),
  );
}

export function shutShell(config: Config, context: CheckContext): Fix {
  return replaceConfig(context, {
    summary: "Turn SSM access off: logs, metrics and a test endpoint of its own show what a shell would.",
    fields: variantsWith(config, (one) => one.EnableSSMAccess, { EnableSSMAccess: false }),
    jq: `${everyVariant} |= del(.EnableSSMAccess)`,
  });
}

export function encryptDumps(config: Config, context: CheckContext): Fix {
  return replaceConfig(context, {
    summary:
      "Give core dumps a customer managed key, and allow it to the endpoint's role; delete those that are there. Where nobody reads them, take CoreDumpConfig out instead.",
    fields: variantsWith(config, (one) => one.CoreDumpConfig, { CoreDumpConfig: { KmsKeyId: "KMS_KEY_ARN" } }),
    jq: `(${everyVariant} | .CoreDumpConfig? | select(. != null)) |= (.KmsKeyId = "KMS_KEY_ARN")`,
  });
}

export function moveDumps(config: Config, context: CheckContext): Fix {
  return replaceConfig(context, {
    summary: "Send core dumps to a bucket of this account, and find out who set the other and what lies there.",
    fields: variantsWith(config, (one) => one.CoreDumpConfig, { CoreDumpConfig: { DestinationS3Uri: "NEW_S3_URI" } }),
    jq: `(${everyVariant} | .CoreDumpConfig? | select(. != null)) |= (.DestinationS3Uri = "NEW_S3_URI")`,
  });
}

export function moveCapture(context: CheckContext): Fix {
  return replaceConfig(context, {
    summary:
      "Keep what is captured in a bucket of this account, and find out who chose the other: CreateEndpointConfig and UpdateEndpoint stand in CloudTrail. What was sent there stays with its owner. Endpoints go back to the instance counts and weights of the config.",
    fields: { DataCaptureConfig: { DestinationS3Uri: "NEW_S3_URI" } },
    // Data capture is one of the properties that an endpoint would retain.
    resets: true,
  });
}

export function moveAnswers({ AsyncInferenceConfig }: Config, context: CheckContext): Fix {
  const { S3FailurePath } = AsyncInferenceConfig?.OutputConfig ?? {};
  const paths = { S3OutputPath: "NEW_S3_URI", ...(S3FailurePath && { S3FailurePath: "NEW_S3_URI" }) };
  return replaceConfig(context, {
    summary: "Keep answers and failed requests in a bucket of this account, and tell those who fetch them from there.",
    fields: { AsyncInferenceConfig: { OutputConfig: paths } },
  });
}

export function encryptAnswers(context: CheckContext): Fix {
  return replaceConfig(context, {
    summary:
      "Give asynchronous answers a customer managed key, and allow it to the endpoint's role and to those who fetch them. Answers that are there keep their encryption.",
    fields: { AsyncInferenceConfig: { OutputConfig: { KmsKeyId: "KMS_KEY_ARN" } } },
  });
}

export function moveNotices({ AsyncInferenceConfig }: Config, context: CheckContext): Fix {
  const { SuccessTopic, ErrorTopic } = AsyncInferenceConfig?.OutputConfig?.NotificationConfig ?? {};
  const topics = {
    ...(SuccessTopic && { SuccessTopic: "NEW_TOPIC_ARN" }),
    ...(ErrorTopic && { ErrorTopic: "NEW_TOPIC_ARN" }),
  };
  return replaceConfig(context, {
    summary: "Send notices to topics of this account; where another's must have them, let it subscribe to yours.",
    fields: { AsyncInferenceConfig: { OutputConfig: { NotificationConfig: topics } } },
  });
}

export function dropShadows(context: CheckContext): Fix {
  return replaceConfig(context, {
    summary:
      "Leave the shadow variants out, or start an inference experiment that says who compares what until when: it makes and removes them itself.",
    fields: {},
    jq: "del(.ShadowProductionVariants)",
  });
}

export function sampleCapture(percentage: number, context: CheckContext): Fix {
  return replaceConfig(context, {
    summary: `Capture ${percentage} percent of the requests or fewer, and delete what was captured beyond need. Endpoints go back to the instance counts and weights of the config.`,
    fields: { DataCaptureConfig: { InitialSamplingPercentage: percentage } },
    // Data capture is one of the properties that an endpoint would retain.
    resets: true,
  });
}

export function renewHosts(_: Config, context: CheckContext): Fix {
  return replaceConfig(context, {
    summary:
      "Let AWS choose the machine image, which it does where none is named, and leave accelerators out. A newer image has newer drivers: try the containers on a test endpoint first, and name an image of Amazon Linux 2023 where they need a certain one.",
    fields: {},
    jq: `${everyVariant} |= (if ((.InferenceAmiVersion // "") | startswith("al2-")) then del(.InferenceAmiVersion) else . end | del(.AcceleratorType))`,
  });
}
