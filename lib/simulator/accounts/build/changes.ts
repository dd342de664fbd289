import type { IpPermission } from "@aws-sdk/client-ec2";
import type { SimulatedBucket } from "#lib/simulator/account.ts";
import type { Key } from "./kms.ts";
import type { Group } from "./security-group.ts";
import { ec2Id, type Site } from "./site.ts";
import type { Call } from "./trail.ts";

/** What a call on a resource of another service writes besides who, when and which. Source: CloudTrail user guide, record contents. */
type Change = Pick<Call, "request" | "response" | "extra">;

/** `kms:DisableKey` and its like: the request names the key, the record has its ARN. */
export function onKey(site: Site, { KeyId, Arn }: Key, request: object = {}, response: object = {}): Change {
  return {
    request: { KeyId, ...request },
    response: { KeyId: Arn, ...response },
    extra: { resources: [{ accountId: site.account, type: "AWS::KMS::Key", ARN: Arn }] },
  };
}

/** S3 writes what it was sent, in its own casing: `{ PublicAccessBlockConfiguration }`, beside the name of the subresource. */
export function onBucket(site: Site, { Name, BucketRegion }: SimulatedBucket, part: string, sent: object): Change {
  return {
    request: { bucketName: Name, Host: `${Name}.s3.${BucketRegion}.amazonaws.com`, [part]: "", ...sent },
    extra: {
      additionalEventData: {
        SignatureVersion: "SigV4",
        CipherSuite: "TLS_AES_128_GCM_SHA256",
        bytesTransferredIn: JSON.stringify(sent).length,
        AuthenticationMethod: "AuthHeader",
        bytesTransferredOut: 0,
      },
      resources: [{ accountId: site.account, type: "AWS::S3::Bucket", ARN: `arn:${site.partition}:s3:::${Name}` }],
    },
  };
}

/** Rules as they are, let in by one AuthorizeSecurityGroupIngress: of addresses, each answered with its rule's id. */
export function ingress(site: Site, { GroupId }: Group, permissions: readonly IpPermission[]): Change {
  const items = permissions.map(({ IpProtocol, FromPort, ToPort, IpRanges = [] }) => ({
    ipProtocol: IpProtocol,
    fromPort: FromPort,
    toPort: ToPort,
    groups: {},
    ipRanges: { items: IpRanges.map(({ CidrIp, Description }) => ({ cidrIp: CidrIp, description: Description })) },
    ipv6Ranges: {},
    prefixListIds: {},
  }));
  const rules = items.flatMap(({ ipProtocol, fromPort, toPort, ipRanges }) =>
    ipRanges.items.map(({ cidrIp, description }) => {
      const securityGroupRuleId = ec2Id(site, "sgr", `${GroupId} ${fromPort} ${cidrIp}`);
      return {
        ...{ groupOwnerId: site.account, groupId: GroupId, securityGroupRuleId, description, isEgress: false },
        ...{ ipProtocol, fromPort, toPort, cidrIpv4: cidrIp },
        securityGroupRuleArn: `arn:${site.partition}:ec2:${site.region}:${site.account}:security-group-rule/${securityGroupRuleId}`,
      };
    }),
  );
  return {
    request: { groupId: GroupId, ipPermissions: { items } },
    response: { _return: true, securityGroupRuleSet: { items: rules } },
  };
}
