import type { DescribeKeyRequest, DescribeKeyResponse } from "@aws-sdk/client-kms";
import * as client from "@aws-sdk/client-kms";
import { formatArn, parseArn } from "#lib/inventory/arn.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { kmsWrites } from "../writes/kms.ts";

/** KeyId: a key id or ARN, an alias or alias ARN. Source: KMS API reference, DescribeKey. */
const describeKey: Operation<DescribeKeyRequest, DescribeKeyResponse> = ({ KeyId = "" }, call) => {
  const resource = resourceHere(KeyId, call);
  const key = call.gone ? undefined : keyNamed(resource, call);
  if (!key) throw notFound(resource, call);
  const { aliases: _, ...metadata } = key;
  return { KeyMetadata: metadata };
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

export const kms: Service = {
  name: "kms",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: { DescribeKey: describeKey, ...kmsWrites },
  badToken: ["InvalidMarkerException", "The marker is not valid."],
  deniedResource(_, input, { account, region }) {
    const { KeyId = "" } = input as DescribeKeyRequest;
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
