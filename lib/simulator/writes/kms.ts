import type {
  CancelKeyDeletionRequest,
  EnableKeyRequest,
  EnableKeyRotationRequest,
  PutKeyPolicyRequest,
  RevokeGrantRequest,
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

/** By key id or ARN alone, whatever the state of the key, unless it is about to be deleted. Source: KMS API reference, PutKeyPolicy. */
const putKeyPolicy: Operation<PutKeyPolicyRequest> = ({ KeyId, Policy = "" }, call) => {
  const { Statement } = Object(parsed(Policy)) as { Statement?: unknown };
  if ([Statement].flat().filter(Boolean).length === 0) {
    throw new AwsError("MalformedPolicyDocumentException", "The policy has no statement.");
  }
  change(KeyId, ["Enabled", "Disabled", "PendingDeletion"], call, { policy: Policy });
  return {};
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const revokeGrant: Operation<RevokeGrantRequest> = ({ KeyId, GrantId }, call) => {
  const key = call.region.kms.keys.find(({ KeyId: id, Arn }) => KeyId === id || KeyId === Arn);
  const grants = key?.grants ?? [];
  if (!grants.some((one) => one.GrantId === GrantId)) {
    throw new AwsError("NotFoundException", `Grant ID ${GrantId} not found`);
  }
  change(KeyId, ["Enabled", "Disabled", "PendingDeletion"], call, {
    grants: grants.filter((one) => one.GrantId !== GrantId),
  });
  return {};
};

export const kmsWrites: Readonly<Record<string, Operation>> = {
  EnableKey: enableKey,
  EnableKeyRotation: enableKeyRotation,
  CancelKeyDeletion: cancelKeyDeletion,
  PutKeyPolicy: putKeyPolicy,
  RevokeGrant: revokeGrant,
  UpdateKeyDescription: updateDescription,
};
