import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activityKey } from "#lib/activity/activity-key.ts";
import { attribute } from "#lib/activity/attribute.ts";
import { type Known, knownAmong, knownAs } from "#lib/activity/known.ts";
import { servicePaths } from "#lib/activity/service-paths.ts";
import { everyCollector, servicesOf } from "#lib/inventory/kinds.ts";
import { account, arn, parsed, record, region } from "./records.ts";

/* Past 300 lines, since it is one table of how each service's events name things. */

/** An inventory that has met everything. */
const met: Known = ({ arn: one }) => one;

function told(service: string, eventName: string, fields: Record<string, unknown>, known: Known | undefined = met) {
  const event = parsed({ eventSource: `${service}.amazonaws.com`, eventName, ...fields });
  return attribute(event, known).map((one) => `${one.kind} ${one.arn.split(":").slice(5).join(":")}`);
}

const request = (requestParameters: unknown, responseElements: unknown = null) => ({
  requestParameters,
  responseElements,
});

describe("what the events of other services are about, the main thing first", () => {
  test.each<[string, string, Record<string, unknown>, string[]]>([
    [
      "iam",
      "AttachUserPolicy",
      request({ policyArn: arn("policy/p", "iam"), userName: "jo" }),
      ["iam-user user/jo", "iam-policy policy/p"],
    ],
    [
      "iam",
      "PutGroupPolicy",
      request({ groupName: "g", policyName: "x", policyDocument: "{}" }),
      ["iam-group group/g"],
    ],
    [
      "iam",
      "CreatePolicy",
      request({ policyName: "p", path: "/ci/" }, { policy: { arn: arn("policy/ci/p", "iam") } }),
      ["iam-policy policy/ci/p"],
    ],
    [
      "iam",
      "CreateRole",
      request({ roleName: "x", path: "/ml/" }, { role: { roleName: "x", arn: arn("role/ml/x", "iam") } }),
      ["iam-role role/ml/x"],
    ],
    ["iam", "AddRoleToInstanceProfile", request({ instanceProfileName: "i", roleName: "r" }), ["iam-role role/r"]],
    ["iam", "UpdateAccountPasswordPolicy", request({ minimumPasswordLength: 8 }), ["iam-account root"]],
    ["sts", "AssumeRole", request({ roleArn: arn("role/r", "iam"), roleSessionName: "s" }), ["iam-role role/r"]],
    ["kms", "DisableKey", request({ keyId: "1-2" }), ["kms-key key/1-2"]],
    ["kms", "PutKeyPolicy", request({ keyId: arn("key/1-2", "kms") }), ["kms-key key/1-2"]],
    [
      "s3",
      "PutBucketPolicy",
      request({ bucketName: "models", Host: "models.s3.amazonaws.com", policy: "" }),
      ["s3-bucket models"],
    ],
    [
      "ecr",
      "SetRepositoryPolicy",
      request({ registryId: account, repositoryName: "a/b" }),
      ["ecr-repository repository/a/b"],
    ],
    [
      "ecr",
      "PutRegistryScanningConfiguration",
      request({ scanType: "ENHANCED" }),
      [`ecr-registry registry/${account}`],
    ],
    [
      "ec2",
      "AuthorizeSecurityGroupIngress",
      request({ groupId: "sg-1", ipPermissions: { items: [{ groups: { items: [{ groupId: "sg-2" }] } }] } }),
      ["security-group security-group/sg-1", "security-group security-group/sg-2"],
    ],
    [
      "ec2",
      "CreateSecurityGroup",
      request({ groupName: "g", vpcId: "vpc-1" }, { groupId: "sg-1" }),
      ["security-group security-group/sg-1", "vpc vpc/vpc-1"],
    ],
    [
      "ec2",
      "CreateRoute",
      request({ routeTableId: "rtb-1", gatewayId: "igw-1" }),
      ["route-table route-table/rtb-1", "internet-gateway internet-gateway/igw-1"],
    ],
    ["ec2", "CreateRoute", request({ routeTableId: "rtb-1", gatewayId: "local" }), ["route-table route-table/rtb-1"]],
    [
      "ec2",
      "AssociateRouteTable",
      request({ subnetId: "subnet-1", routeTableId: "rtb-1" }),
      ["route-table route-table/rtb-1", "subnet subnet/subnet-1"],
    ],
    [
      "ec2",
      "ModifyVpcEndpoint",
      request({ ModifyVpcEndpointRequest: { VpcEndpointId: "vpce-1", PolicyDocument: "{}" } }),
      ["vpc-endpoint vpc-endpoint/vpce-1"],
    ],
    [
      "ec2",
      "DeleteVpcEndpoints",
      request({
        DeleteVpcEndpointsRequest: {
          VpcEndpointId: [
            { tag: 1, content: "vpce-1" },
            { tag: 2, content: "vpce-2" },
          ],
        },
      }),
      ["vpc-endpoint vpc-endpoint/vpce-1", "vpc-endpoint vpc-endpoint/vpce-2"],
    ],
    [
      "ec2",
      "CreateNatGateway",
      request(
        { CreateNatGatewayRequest: { SubnetId: "subnet-1" } },
        { CreateNatGatewayResponse: { natGateway: { natGatewayId: "nat-1" } } },
      ),
      ["nat-gateway natgateway/nat-1", "subnet subnet/subnet-1"],
    ],
    [
      "ec2",
      "ModifySecurityGroupRules",
      request({
        ModifySecurityGroupRulesRequest: { GroupId: "sg-1", SecurityGroupRule: { SecurityGroupRuleId: "sgr-1" } },
      }),
      ["security-group security-group/sg-1"],
    ],
    [
      "ec2",
      "CreateTags",
      request({ resourcesSet: { items: [{ resourceId: "vpc-1" }, { resourceId: "i-1" }] } }),
      ["vpc vpc/vpc-1"],
    ],
    [
      "ec2",
      "ReplaceNetworkAclEntry",
      request({ networkAclId: "acl-1", ruleNumber: 100 }),
      ["network-acl network-acl/acl-1"],
    ],
    [
      "elasticfilesystem",
      "PutFileSystemPolicy",
      request({ fileSystemId: "fs-1" }),
      ["efs-file-system file-system/fs-1"],
    ],
    [
      "secretsmanager",
      "CreateSecret",
      request({ name: "db" }, { arn: arn("secret:db-AbCdEf", "secretsmanager") }),
      ["secretsmanager-secret secret:db-AbCdEf"],
    ],
    ["cloudtrail", "StopLogging", request({ name: "main" }), ["cloudtrail-trail trail/main"]],
    ["cloudtrail", "StopLogging", request({ name: arn("trail/main", "cloudtrail") }), ["cloudtrail-trail trail/main"]],
    [
      "cloudtrail",
      "PutEventSelectors",
      request({ trailName: "main", advancedEventSelectors: [{ name: "All S3" }] }),
      ["cloudtrail-trail trail/main"],
    ],
    ["sns", "SetTopicAttributes", request({ topicArn: arn("alerts", "sns") }), ["sns-topic alerts"]],
    [
      "logs",
      "DeleteRetentionPolicy",
      request({ logGroupName: "/aws/sagemaker/Endpoints" }),
      ["log-group log-group:/aws/sagemaker/Endpoints"],
    ],
  ])("%s %s %j", (service, name, fields, expected) => expect(told(service, name, fields)).toEqual(expected));

  test("a caller of IAM that leaves its own name out means itself; whoever names another does not", () => {
    const jo = { type: "IAMUser", arn: arn("user/ml/jo", "iam"), accountId: account, userName: "jo" };
    const root = { type: "Root", arn: arn("root", "iam"), accountId: account };
    const made = { accessKey: { accessKeyId: "AKIA1", status: "Active" } };
    expect(told("iam", "CreateAccessKey", { userIdentity: jo, ...request(null, made) })).toEqual([
      "iam-user user/ml/jo",
    ]);
    expect(told("iam", "CreateAccessKey", { userIdentity: root, ...request(null, made) })).toEqual([
      "iam-account root",
    ]);
    expect(told("iam", "CreateAccessKey", { userIdentity: jo, ...request({ userName: "ann" }) })).toEqual([
      "iam-user user/ann",
    ]);
    const denied = { userIdentity: jo, errorCode: "AccessDenied", ...request(null) };
    expect(told("iam", "CreateAccessKey", denied)).toEqual([]);
    expect(told("iam", "ListRoles", { userIdentity: jo, ...request(null) })).toEqual([]);
    expect(
      told("iam", "CreateVirtualMFADevice", { userIdentity: jo, ...request({ virtualMFADeviceName: "x" }) }),
    ).toEqual([]);
  });

  test("AWS's own ARNs beside the request come first, and once", () => {
    const resources = [{ type: "AWS::KMS::Key", ARN: arn("key/1-2", "kms") }];
    expect(told("kms", "Encrypt", { resources, ...request({ keyId: "1-2" }) })).toEqual(["kms-key key/1-2"]);
    const bucket = [
      { type: "AWS::S3::Object", ARNPrefix: "arn:aws:s3:::b/" },
      { type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::b" },
    ];
    expect(told("s3", "GetBucketAcl", { resources: bucket, ...request({ bucketName: "b" }) })).toEqual(["s3-bucket b"]);
  });

  test("what was refused, and what lost its request, is about what is left", () => {
    const errorMessage = `User: x is not authorized to perform: kms:DisableKey on resource: ${arn("key/1", "kms")} because`;
    expect(told("kms", "DisableKey", { errorCode: "AccessDenied", errorMessage, ...request(null) })).toEqual([
      "kms-key key/1",
    ]);
    const omitted = { omitted: true, originalSize: 120_000, reasonOmitted: "size" };
    expect(told("iam", "PutRolePolicy", request(omitted))).toEqual([]);
    expect(told("iam", "CreateRole", request(omitted, { role: { arn: arn("role/r", "iam") } }))).toEqual([
      "iam-role role/r",
    ]);
  });
});

describe("what the inventory knows", () => {
  const known = knownAmong([
    { kind: "iam-role", arn: arn("role/ml/Trainer", "iam") },
    { kind: "iam-user", arn: arn("user/jo", "iam") },
    { kind: "kms-key", arn: arn("key/1-2", "kms"), also: [arn("alias/Models", "kms")] },
    { kind: "s3-bucket", arn: "arn:aws:s3:::models" },
    { kind: "secretsmanager-secret", arn: arn("secret:db-AbCdEf", "secretsmanager") },
    { kind: "cloudtrail-trail", arn: `arn:aws:cloudtrail:eu-west-1:${account}:trail/main` },
    // Nobody can say which of them a name without its ending means.
    { kind: "secretsmanager-secret", arn: arn("secret:twice-AbCdEf", "secretsmanager") },
    { kind: "secretsmanager-secret", arn: arn("secret:twice-123456", "secretsmanager") },
    { kind: "secretsmanager-secret", arn: arn("secret:my-AbCdEf", "secretsmanager") },
    { kind: "secretsmanager-secret", arn: arn("secret:api-secret-AbCdEf", "secretsmanager") },
  ]);

  test.each<[string, string, Record<string, unknown>, string[]]>([
    ["iam", "PutRolePolicy", { roleName: "Trainer" }, ["iam-role role/ml/Trainer"]],
    ["iam", "PutRolePolicy", { roleName: "Other" }, ["iam-role role/Other"]],
    ["iam", "AddUserToGroup", { userName: "jo", groupName: "unknown" }, ["iam-user user/jo"]],
    ["iam", "AddUserToGroup", { userName: "ann", groupName: "unknown" }, []],
    ["kms", "DisableKey", { keyId: "alias/Models" }, ["kms-key key/1-2"]],
    ["kms", "DisableKey", { keyId: "alias/models" }, []],
    ["s3", "PutBucketAcl", { bucketName: "models" }, ["s3-bucket models"]],
    ["s3", "PutBucketAcl", { bucketName: "holiday-photos" }, []],
    ["secretsmanager", "PutSecretValue", { secretId: "db" }, ["secretsmanager-secret secret:db-AbCdEf"]],
    ["secretsmanager", "PutSecretValue", { secretId: "DB" }, []],
    ["secretsmanager", "PutSecretValue", { secretId: "twice" }, []],
    // A name that ends like what AWS adds, and is another's whole name.
    ["secretsmanager", "PutSecretValue", { secretId: "my-secret" }, []],
    ["secretsmanager", "PutSecretValue", { secretId: "my" }, ["secretsmanager-secret secret:my-AbCdEf"]],
    [
      "secretsmanager",
      "PutSecretValue",
      { secretId: "api-secret" },
      ["secretsmanager-secret secret:api-secret-AbCdEf"],
    ],
    ["secretsmanager", "PutSecretValue", { secretId: "api" }, []],
    ["cloudtrail", "StopLogging", { name: "main" }, ["cloudtrail-trail trail/main"]],
  ])("%s %s %j", (service, name, parameters, expected) => {
    expect(told(service, name, request(parameters), known)).toEqual(expected);
  });

  test("without an inventory only what needs none is told", () => {
    expect(told("s3", "PutBucketAcl", request({ bucketName: "models" }), undefined)).toEqual(["s3-bucket models"]);
    const event = (source: string, name: string, requestParameters: object) =>
      attribute(parsed({ eventSource: `${source}.amazonaws.com`, eventName: name, requestParameters })).map(
        ({ arn: one }) => one,
      );
    expect(event("s3", "PutBucketAcl", { bucketName: "models" })).toEqual([]);
    expect(event("ec2", "CreateRoute", { routeTableId: "rtb-1" })).toEqual([]);
    expect(event("iam", "PutRolePolicy", { roleName: "r" })).toEqual([arn("role/r", "iam")]);
    expect(event("kms", "DisableKey", { keyId: "1-2" })).toEqual([arn("key/1-2", "kms")]);
  });

  test("what is looked for is found by whatever an event calls it, and nothing else is", () => {
    const as = knownAs(arn("role/ml/Trainer", "iam"));
    expect(told("iam", "PutRolePolicy", request({ roleName: "trainer" }), as)).toEqual(["iam-role role/ml/Trainer"]);
    expect(told("iam", "PutRolePolicy", request({ roleName: "other" }), as)).toEqual(["iam-role role/other"]);
    expect(told("iam", "PutGroupPolicy", request({ groupName: "Trainer" }), as)).toEqual(["iam-group group/Trainer"]);
  });
});

test("ARNs are the same without case only where no two differ by it", () => {
  expect(activityKey(arn("endpoint/Scorer"))).toBe(activityKey(arn("endpoint/scorer")));
  expect(activityKey(arn("role/A", "iam"))).toBe(activityKey(arn("role/a", "iam")));
  for (const one of [
    arn("secret:A", "secretsmanager"),
    arn("Topic", "sns"),
    arn("alias/A", "kms"),
    arn("log-group:/A", "logs"),
  ]) {
    expect(activityKey(one)).not.toBe(activityKey(one.toLowerCase()));
  }
});

describe("every kind of another service that says what events call it", () => {
  const saying = everyCollector().filter((one) => one.inEvents && !servicesOf(one).includes("sagemaker"));
  test("there are as many as the sources that are read need", () => expect(saying.length).toBeGreaterThan(25));

  test.each(saying.map((one) => [one.kind, one] as const))("%s is found by each", (kind, one) => {
    const [service = ""] = servicesOf(one);
    const paths = (servicePaths.get(service) ?? []).filter((path) => path.kind === kind);
    expect(paths.length).toBeGreaterThan(0);
    for (const { member, only, prefix } of paths) {
      const parameters = member === "" ? {} : { [member]: `${prefix}1a2b` };
      const found = told(service, only ? `Update${only}` : "UpdateIt", request(parameters));
      expect(found.map((text) => text.split(" ")[0])).toContain(kind);
    }
  });
});

test("hostile parameters never throw, name everything once, and nothing that the inventory has not met", () => {
  const members = [...servicePaths.values()].flat().map(({ member }) => member);
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom(
      "arn:",
      "arn:aws:s3:::",
      arn("role/x", "iam"),
      "__proto__",
      "sg-",
      "sg-1",
      "alias/",
      "a".repeat(5000),
      "*",
      "{}",
      "$&",
      "{account}",
    ),
  );
  const object = fc.dictionary(fc.constantFrom("__proto__", "items", "content", "tag", ...members), value);
  const deep = fc.oneof(
    object,
    value,
    fc.dictionary(fc.constantFrom("items", "x", ...members), fc.oneof(object, fc.array(object))),
  );
  const fields = fc.record({
    source: fc.constantFrom("sts", "signin", "", ...servicePaths.keys()),
    name: fc.constantFrom("CreateRole", "", "constructor", "StopLogging", "UpdateTrail", "CreateAccessKey"),
    requestParameters: deep,
    responseElements: deep,
    userIdentity: fc.oneof(value, fc.constant({ accountId: account, arn: arn("user/x", "iam") })),
  });
  fc.assert(
    fc.property(fields, fc.boolean(), ({ source, name, ...given }, hasAll) => {
      const event = { name, region, source: `${source}.amazonaws.com`, record: record(given) };
      const found = attribute(event, hasAll ? met : () => undefined);
      expect(found.length).toBeLessThanOrEqual(100);
      expect(new Set(found.map((one) => activityKey(one.arn))).size).toBe(found.length);
      expect(attribute(event, () => undefined)).toEqual(attribute(event));
    }),
    { numRuns: 300 },
  );
});
