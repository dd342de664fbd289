import type {
  CancelKeyDeletionRequest,
  EnableKeyRequest,
  KeyMetadata,
  UpdateKeyDescriptionRequest,
} from "@aws-sdk/client-kms";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";

/** Key id or ARN: unlike DescribeKey these take no alias. Source: KMS API reference. */
function change(reference: string | undefined, from: readonly string[], call: Call, to: Partial<KeyMetadata>): string {
  const { keys } = call.region.kms;
  const key = keys.find(({ KeyId, Arn }) => reference === KeyId || reference === Arn);
  if (!key) throw new AwsError("NotFoundException", `Key '${reference}' does not exist`);
  if (!from.includes(key.KeyState ?? "")) {
    throw new AwsError("KMSInvalidStateException", `${key.Arn} is ${key.KeyState}.`);
  }
  call.region.kms.keys = keys.map((one) => (one === key ? { ...key, ...to } : one));
  return key.Arn ?? "";
}

const enableKey: Operation<EnableKeyRequest> = ({ KeyId }, call) => {
  change(KeyId, ["Disabled", "Enabled"], call, { KeyState: "Enabled", Enabled: true });
  return {};
};

/** The key is kept, but disabled. Source: KMS API reference, CancelKeyDeletion. */
const cancelKeyDeletion: Operation<CancelKeyDeletionRequest> = ({ KeyId }, call) => {
  const to = { KeyState: "Disabled", Enabled: false, DeletionDate: undefined } as const;
  return { KeyId: change(KeyId, ["PendingDeletion"], call, to) };
};

/** Not of a key that is about to be deleted. Source: KMS developer guide, "Key states of AWS KMS keys". */
const updateDescription: Operation<UpdateKeyDescriptionRequest> = ({ KeyId, Description }, call) => {
  change(KeyId, ["Enabled", "Disabled", "PendingImport", "Unavailable"], call, { Description });
  return {};
};

export const kmsWrites: Readonly<Record<string, Operation>> = {
  EnableKey: enableKey,
  CancelKeyDeletion: cancelKeyDeletion,
  UpdateKeyDescription: updateDescription,
};
