import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { aws } from "./commands.ts";
import { restoreKey } from "./kms-key.ts";

/** Days that CloudWatch Logs takes. Source: CloudWatch Logs API reference, PutRetentionPolicy. */
const allowed = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

/** As long as is wanted, or the next longer time that there is. */
export function keepEvents(leastDays: number, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  const days = allowed.find((one) => one >= leastDays) ?? leastDays;
  return changeSetting(
    { identity },
    {
      summary: `Keep the events of ${name} for ${days} days. What has expired does not come back; storage is paid for by its size.`,
      commands: [aws("logs", "put-retention-policy", { "log-group-name": name, "retention-in-days": days, region })],
      terraform: { retention_in_days: days },
      cloudFormation: { LogGroupName: name, RetentionInDays: days },
    },
  );
}

/** A key of one's own; or the one there is, when it only has to be brought back. */
export function encryptLogs({ kmsKeyId }: { kmsKeyId?: string | undefined }, context: CheckContext): Fix {
  const { name, region } = context.identity;
  const restored = kmsKeyId === undefined ? undefined : restoreKey(kmsKeyId, context);
  return (
    restored ??
    changeSetting(context, {
      summary: `Encrypt what comes into ${name} from now on with a key of your own, whose policy must let logs.${region}.amazonaws.com use it; what is there stays under the key it has.`,
      commands: [aws("logs", "associate-kms-key", { "log-group-name": name, "kms-key-id": "KMS_KEY_ARN", region })],
      terraform: { kms_key_id: "KMS_KEY_ARN" },
      cloudFormation: { LogGroupName: name, KmsKeyId: "KMS_KEY_ARN" },
    })
  );
}
