import { z } from "zod";
import { defineCheck } from "../define.ts";
import { approvedOnes, isApproved } from "../is-approved.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "kms-key/is-approved",
  kind: "kms-key",
  title: "Key that SageMaker uses is one of the approved keys",
  failTitle: "Key that SageMaker uses is none of the approved keys",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "An organization keeps few keys whose policies and owners it knows; what lies under another is open to whoever that key's policy lets in.",
  needs: [],
  controls: [
    "checklist:NB-05",
    "aws-config:sagemaker-notebook-instance-kms-key-configured",
    "aws-config:sagemaker-endpoint-configuration-kms-key-configured",
    "nist-800-53-r5:SC-12",
  ],
  options: z.strictObject({ approvedKeys: approvedOnes("keys that may be used, by ARN, id or alias/name") }),
  references: [
    "https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-notebook-instance-kms-key-configured.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html",
  ],
  evaluate({ KeyId, KeyManager }, { identity, options: { approvedKeys } }) {
    if (!KeyId || !KeyManager) return unknown("AWS returned no KeyId or no KeyManager.");
    if (KeyManager === "AWS") return notApplicable("AWS manages it; other checks ask for a key of your own.");
    return isApproved("KeyId", [identity.arn, KeyId, ...(identity.also ?? [])], approvedKeys);
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Name an approved key where ${identity.name} is named (the tab Relations shows where), or put it on the list approvedKeys of the settings. What lies under ${identity.name} stays readable while the key is kept.`,
    ),
});
