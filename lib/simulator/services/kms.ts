import type {
  DescribeKeyRequest,
  DescribeKeyResponse,
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse,
  ListAliasesRequest,
  ListAliasesResponse,
  ListGrantsRequest,
  ListGrantsResponse,
  ListKeysRequest,
  ListKeysResponse,
} from "@aws-sdk/client-kms";
import * as client from "@aws-sdk/client-kms";
import { formatArn, parseArn } from "#lib/readings/arn.ts";
import type { SimulatedAccount, SimulatedKey } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { kmsWrites } from "../writes/kms.ts";

/** KeyId: a key id or ARN, an alias or alias ARN. Source: KMS API reference, DescribeKey. */
const describeKey: Operation<DescribeKeyRequest, DescribeKeyResponse> = ({ KeyId = "" }, call) => {
  const resource = resourceHere(KeyId, call);
  const key = call.gone ? undefined : keyNamed(resource, call);
  if (!key) throw notFound(resource, call);
  return { KeyMetadata: key };
};

/** `key/ID` or `alias/NAME`. @throws AwsError when an ARN points into another region, or is another account's and not shared */
function resourceHere(reference: string, { account, region, denied }: Call): string {
  if (!reference.startsWith("arn:")) return reference.startsWith("alias/") ? reference : `key/${reference}`;
  const arn = parseArn(reference);
  if (arn?.service !== "kms") throw new AwsError("NotFoundException", `Invalid arn ${reference}`);
  const isShared = region.kms.keys.some(({ Arn }) => Arn === reference);
  if (arn.account !== account.id && !isShared) throw denied(reference);
  if (arn.region !== region.name) throw new AwsError("NotFoundException", `Invalid arn ${arn.region}`);
  return arn.resource;
}

function keyNamed(resource: string, { region }: Call) {
  const id = resource.slice("key/".length);
  return resource.startsWith("alias/")
    ? region.kms.keys.find(({ aliases }) => aliases.includes(resource))
    : region.kms.keys.find(({ KeyId }) => KeyId === id);
}

function notFound(resource: string, { account, region }: Call): AwsError {
  const { partition, id } = account;
  const arn = formatArn({ partition, service: "kms", region: region.name, account: id, resource });
  if (resource.startsWith("alias/")) return new AwsError("NotFoundException", `Alias ${arn} is not found.`);
  const wellFormed = /^key\/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/.test(resource);
  const sentence = wellFormed ? `Key '${arn}' does not exist` : `Invalid keyId '${resource.slice("key/".length)}'`;
  return new AwsError("NotFoundException", sentence);
}

/** @throws AwsError when there is no such key; these operations take no alias */
function keyOf(KeyId: string, call: Call): SimulatedKey {
  const resource = resourceHere(KeyId, call);
  const key = call.gone || resource.startsWith("alias/") ? undefined : keyNamed(resource, call);
  if (!key) throw notFound(resource, call);
  return key;
}

interface Paging {
  Limit?: number | undefined;
  Marker?: string | undefined;
}

/** Items on a page when Limit is not given. Source: KMS API reference. */
function listed<T>(items: readonly T[], { Limit = 50, Marker }: Paging, { page }: Call) {
  const cut = page(items, { token: Marker, size: Limit });
  return { items: cut.items, more: cut.next ? { Truncated: true, NextMarker: cut.next } : { Truncated: false } };
}

function ownKeys({ account, region }: Call): SimulatedKey[] {
  return region.kms.keys.filter(({ Arn = "" }) => parseArn(Arn)?.account === account.id);
}

const listKeys: Operation<ListKeysRequest, ListKeysResponse> = (input, call) => {
  const { items, more } = listed(ownKeys(call), { ...input, Limit: input.Limit ?? 100 }, call);
  return { Keys: items.map(({ KeyId, Arn }) => ({ KeyId, KeyArn: Arn })), ...more };
};

const listAliases: Operation<ListAliasesRequest, ListAliasesResponse> = (input, call) => {
  const { account, region } = call;
  const keys = input.KeyId === undefined ? ownKeys(call) : [keyOf(input.KeyId, call)];
  const place = { partition: account.partition, service: "kms", region: region.name, account: account.id };
  const all = keys.flatMap(({ aliases, KeyId, CreationDate }) =>
    aliases.map((alias) => ({
      AliasName: alias,
      AliasArn: formatArn({ ...place, resource: alias }),
      TargetKeyId: KeyId,
      CreationDate,
      LastUpdatedDate: CreationDate,
    })),
  );
  const { items, more } = listed(all, input, call);
  return { Aliases: items, ...more };
};

const getKeyPolicy: Operation<GetKeyPolicyRequest, GetKeyPolicyResponse> = ({ KeyId = "", PolicyName }, call) => {
  const key = keyOf(KeyId, call);
  // Not for use across accounts. Source: KMS API reference.
  if (!ownKeys(call).includes(key)) throw call.denied(key.Arn);
  if (PolicyName !== undefined && PolicyName !== "default") {
    throw new AwsError("NotFoundException", "No such policy exists");
  }
  return { Policy: key.policy ?? defaultPolicy(key, call.account), PolicyName: "default" };
};

/** Source: KMS developer guide, "Default key policy", "AWS managed keys". */
function defaultPolicy({ KeyManager, aliases }: SimulatedKey, { partition, id }: SimulatedAccount): string {
  const service = aliases[0]?.replace("alias/aws/", "");
  const statement =
    KeyManager === "AWS"
      ? {
          Sid: `Allow access through ${service} for all principals in the account that are authorized to use ${service}`,
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:CreateGrant",
            "kms:DescribeKey",
          ],
          Resource: "*",
          Condition: {
            StringEquals: { "kms:CallerAccount": id },
            StringLike: { "kms:ViaService": `${service}.*.amazonaws.com` },
          },
        }
      : {
          Sid: "Enable IAM User Permissions",
          Effect: "Allow",
          Principal: { AWS: `arn:${partition}:iam::${id}:root` },
          Action: "kms:*",
          Resource: "*",
        };
  return JSON.stringify({ Version: "2012-10-17", Id: "key-default-1", Statement: [statement] });
}

/** Keys with material of their own never rotate by themselves, and say so in two ways. Source: answers seen in public issues. */
const getKeyRotationStatus: Operation<GetKeyRotationStatusRequest, GetKeyRotationStatusResponse> = (input, call) => {
  const { Arn, KeyManager, KeySpec, KeyState, Origin, rotated } = keyOf(input.KeyId ?? "", call);
  if (Origin !== undefined && Origin !== "AWS_KMS") {
    throw new AwsError(
      "UnsupportedOperationException",
      `${Arn} origin is ${Origin} which is not valid for this operation.`,
    );
  }
  const canRotate = (KeySpec ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT" && KeyState !== "PendingDeletion";
  const isRotated = canRotate && (KeyManager === "AWS" || rotated === true);
  return { KeyId: Arn, KeyRotationEnabled: isRotated, ...(isRotated && { RotationPeriodInDays: 365 }) };
};

const listGrants: Operation<ListGrantsRequest, ListGrantsResponse> = (input, call) => {
  const { GrantId, GranteePrincipal } = input;
  const { grants = [] } = keyOf(input.KeyId ?? "", call);
  const asked = grants.filter(
    (grant) =>
      (GrantId === undefined || grant.GrantId === GrantId) &&
      (GranteePrincipal === undefined || grant.GranteePrincipal === GranteePrincipal),
  );
  const { items, more } = listed(asked, input, call);
  return { Grants: items, ...more };
};

/** What the account's keys have none of. */
function ofKey(answer: object): Operation<{ KeyId?: string }> {
  return ({ KeyId = "" }, call) => {
    keyOf(KeyId, call);
    return { ...answer, Truncated: false };
  };
}

export const kms: Service = {
  name: "kms",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    DescribeKey: describeKey,
    GetKeyPolicy: getKeyPolicy,
    GetKeyRotationStatus: getKeyRotationStatus,
    ListAliases: listAliases,
    ListGrants: listGrants,
    ListKeyPolicies: ofKey({ PolicyNames: ["default"] }),
    ListKeys: listKeys,
    ListResourceTags: ofKey({ Tags: [] }),
    ...kmsWrites,
  },
  badToken: ["InvalidMarkerException", "The marker is not valid."],
  deniedResource(_, input, { account, region }) {
    const { KeyId } = input as Partial<DescribeKeyRequest>;
    if (KeyId === undefined) return "*";
    if (KeyId.startsWith("arn:")) return KeyId;
    const resource = KeyId.startsWith("alias/") ? KeyId : `key/${KeyId}`;
    return formatArn({
      partition: account.partition,
      service: "kms",
      region: region.name,
      account: account.id,
      resource,
    });
  },
};
