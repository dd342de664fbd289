import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyVariant, variantsOf } from "../every-variant.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptDumps } from "../remedies/endpoint-config-output.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { notApplicable } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/core-dump-key-is-customer-managed",
  kind: "endpoint-config",
  title: "The KMS key of core dumps is customer managed and enabled",
  failTitle: "The KMS key of core dumps is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no dump is written any more, and what was cannot be read.",
  needs: ["kms-key"],
  controls: ["checklist:N-INF-13", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantCoreDumpConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (config, context) =>
    everyVariant(config, ({ CoreDumpConfig: dumps }, path) =>
      dumps
        ? keyIsCustomerManaged(dumps.KmsKeyId, `${path}.CoreDumpConfig.KmsKeyId`, context)
        : notApplicable("No variant dumps cores."),
    ),
  fix(config, context) {
    const keys = variantsOf(config).flatMap(({ variant }) => variant.CoreDumpConfig?.KmsKeyId ?? []);
    return keys.flatMap((key) => restoreKey(key, context) ?? [])[0] ?? encryptDumps(config, context);
  },
});
