import type {
  DescribeKeyRequest,
  DescribeKeyResponse,
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse,
  ListAliasesRequest,
  ListAliasesResponse,
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

/** `key/ID` or `alias/NAME`. @throws AwsError when an ARN points into another region or account */
function resourceHere(reference: string, { account, region, denied }: Call): string {
  if (!reference.startsWith("arn:")) return reference.startsWith("alias/") ? reference : `key/${reference}`;
  const arn = parseArn(reference);
  if (arn?.service !== "kms") throw new AwsError("NotFoundException", `Invalid arn ${reference}`);
  if (arn.account !== account.id) throw denied(reference);
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

const listKeys: Operation<ListKeysRequest, ListKeysResponse> = (input, call) => {
  const { items, more } = listed(call.region.kms.keys, { ...input, Limit: input.Limit ?? 100 }, call);
  return { Keys: items.map(({ KeyId, Arn }) => ({ KeyId, KeyArn: Arn })), ...more };
};

const listAliases: Operation<ListAliasesRequest, ListAliasesResponse> = (input, call) => {
  const { account, region } = call;
  const keys = input.KeyId === undefined ? region.kms.keys : [keyOf(input.KeyId, call)];
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

const getKeyRotationStatus: Operation<GetKeyRotationStatusRequest, GetKeyRotationStatusResponse> = (input, call) => {
  const key = keyOf(input.KeyId ?? "", call);
  if (key.KeyState === "PendingDeletion")
    throw new AwsError("KMSInvalidStateException", `${key.Arn} is pending deletion.`);
  const rotated = key.KeyManager === "AWS" || key.rotated === true;
  return { KeyId: key.Arn, KeyRotationEnabled: rotated, ...(rotated && { RotationPeriodInDays: 365 }) };
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
    ListGrants: ofKey({ Grants: [] }),
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
