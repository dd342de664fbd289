import type {
  CancelKeyDeletionRequest,
  EnableKeyRequest,
  EnableKeyRotationRequest,
  UpdateKeyDescriptionRequest,
} from "@aws-sdk/client-kms";
import type { SimulatedKey } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";

/** Key id or ARN: unlike DescribeKey these take no alias. Source: KMS API reference. */
function change(reference: string | undefined, from: readonly string[], call: Call, to: Partial<SimulatedKey>): string {
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

/** Only of symmetric keys whose material KMS made. Source: KMS API reference, EnableKeyRotation. */
const enableKeyRotation: Operation<EnableKeyRotationRequest> = ({ KeyId }, call) => {
  const key = call.region.kms.keys.find(({ KeyId: id, Arn }) => KeyId === id || KeyId === Arn);
  if (key && (key.Origin !== "AWS_KMS" || key.KeySpec !== "SYMMETRIC_DEFAULT")) {
    throw new AwsError("UnsupportedOperationException", `${key.Arn} cannot be rotated by KMS.`);
  }
  change(KeyId, ["Enabled"], call, { rotated: true });
  return {};
};

export const kmsWrites: Readonly<Record<string, Operation>> = {
  EnableKey: enableKey,
  EnableKeyRotation: enableKeyRotation,
  CancelKeyDeletion: cancelKeyDeletion,
  UpdateKeyDescription: updateDescription,
};
