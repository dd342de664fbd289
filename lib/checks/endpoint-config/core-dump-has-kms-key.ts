import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyVariant } from "../every-variant.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptDumps } from "../remedies/endpoint-config-output.ts";
import { notApplicable } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/core-dump-has-kms-key",
  kind: "endpoint-config",
  title: "Endpoint config names a KMS key for the core dumps of its variants",
  failTitle: "Endpoint config names no KMS key for the core dumps of a variant",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "A core dump is the memory of the process that crashed: the request it was answering, the model, and the credentials of the role. With no key named, the bucket's default decides who can read it.",
  needs: [],
  controls: ["checklist:N-INF-13", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantCoreDumpConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html",
  ],
  evaluate: (config) =>
    everyVariant(config, ({ CoreDumpConfig: dumps }, path) =>
      dumps ? keyIsNamed(dumps.KmsKeyId, `${path}.CoreDumpConfig.KmsKeyId`) : notApplicable("No variant dumps cores."),
    ),
  fix: encryptDumps,
});
