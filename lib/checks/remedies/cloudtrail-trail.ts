import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { aws, type Options } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { restoreKey } from "./kms-key.ts";
import type { Attributes } from "./snippets.ts";

interface TrailChange {
  summary: string;
  operation: "start-logging" | "update-trail";
  options?: Options;
  terraform: Attributes;
  cloudFormation: object;
}

/** A change of a trail at its home. */
export function changeTrail({ identity }: Pick<CheckContext, "identity">, change: TrailChange): Fix {
  return changeSetting(
    { identity },
    {
      summary: change.summary,
      commands: [
        aws("cloudtrail", change.operation, { name: identity.arn, ...change.options, region: identity.region }),
      ],
      terraform: change.terraform,
      cloudFormation: { TrailName: identity.name, ...change.cloudFormation },
    },
  );
}

/** A key of one's own; or the one there is, when it only has to be brought back. */
export function encryptTrail({ KmsKeyId }: { KmsKeyId?: string | undefined }, context: CheckContext): Fix {
  const restored = KmsKeyId === undefined ? undefined : restoreKey(KmsKeyId, context);
  return (
    restored ??
    changeTrail(context, {
      summary: `Encrypt the log files of ${context.identity.name} from now on with a key of your own, whose policy lets cloudtrail.amazonaws.com use it for this trail, and its readers decrypt.`,
      operation: "update-trail",
      options: { "kms-key-id": "KMS_KEY_ARN" },
      terraform: { kms_key_id: "KMS_KEY_ARN" },
      cloudFormation: { KMSKeyId: "KMS_KEY_ARN" },
    })
  );
}

/** What keeps log files away lies outside the trail: AWS says which it is, and a person mends it. */
export function letDeliver(
  { Status, S3BucketName = "its bucket" }: ResourceOf<"cloudtrail-trail", "Status">,
  { identity }: CheckContext,
): Fix {
  const error = Status?.LatestDeliveryError || Status?.LatestDigestDeliveryError || "an error";
  return {
    mutability: "in-place",
    summary: `Let log files arrive in ${S3BucketName} again: S3 answered ${error}. NoSuchBucket: make the bucket anew in the account, or name another with "aws cloudtrail update-trail --s3-bucket-name". AccessDenied: its policy must let cloudtrail.amazonaws.com write for this trail. KMS errors: the key must be enabled, and its policy let CloudTrail use it.`,
    ...consoleLink(identity),
  };
}
