import { expect, test } from "vitest";
import check from "#lib/checks/vpc/has-sagemaker-endpoints.ts";
import {
  anywhere,
  cloud,
  ec2,
  endpoint,
  endpointGroup,
  group,
  local,
  publicSubnet,
  subnet,
  table,
  toInternet,
  vpc,
} from "#tests/analysis/network/cloud.ts";
import { account, identity, inventoryOf, now, reading, region, testCheck } from "#tests/support/test-check.ts";

const apiName = `com.amazonaws.${region}.sagemaker.api`;
const runtimeName = `com.amazonaws.${region}.sagemaker.runtime`;
const api = endpoint("vpce-01", apiName);
const runtime = endpoint("vpce-02", runtimeName);
const studio = endpoint("vpce-03", `aws.sagemaker.${region}.studio`);
const s3 = (...tables: string[]) =>
  endpoint("vpce-04", `com.amazonaws.${region}.s3`, { VpcEndpointType: "Gateway", RouteTableIds: tables });

const notebook = reading("notebook-instance", "nb", {
  DirectInternetAccess: "Disabled",
  SubnetId: subnet,
  SecurityGroups: [group],
});
const openNotebook = reading("notebook-instance", "nb", {
  DirectInternetAccess: "Enabled",
  SubnetId: subnet,
  SecurityGroups: [group],
});
const shut = ec2("security-group", "sg-0d", { GroupId: "sg-0d", VpcId: vpc, IpPermissions: [] });
const toPrivate = { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.0.0.0/8" }] };
const others = JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::999988887777:root" }, Action: "*", Resource: "*" }],
});
const domain = reading("domain", "team", {
  DomainId: "d-1",
  AppNetworkAccessType: "VpcOnly",
  VpcId: vpc,
  SubnetIds: [subnet],
  DefaultUserSettings: { SecurityGroups: [group] },
});
const openDomain = reading("domain", "team", {
  AppNetworkAccessType: "PublicInternetOnly",
  VpcId: vpc,
  SubnetIds: [subnet],
  DefaultUserSettings: {},
});
const job = reading("training-job", "train", {
  TrainingJobStatus: "InProgress",
  VpcConfig: { Subnets: [subnet], SecurityGroupIds: [group] },
});

const resource = { VpcId: vpc, OwnerId: account };
const having = (...readings: Parameters<typeof inventoryOf>[0]) => inventoryOf([...cloud(), ...readings]);

testCheck(check, {
  pass: {
    "a notebook with the API, the runtime and S3": { resource, inventory: having(notebook, api, runtime, s3(table)) },
    "a VPC-only domain with Studio's endpoint as well": {
      resource,
      inventory: having(domain, api, runtime, studio, s3(table)),
    },
    "a running job with S3 alone: the platform reaches the rest": { resource, inventory: having(job, s3(table)) },
  },
  fail: {
    "a notebook without any": { resource, inventory: having(notebook) },
    "a notebook without the runtime": { resource, inventory: having(notebook, api, s3(table)) },
    "a domain without Studio's": { resource, inventory: having(domain, api, runtime, s3(table)) },
    "a job whose table S3's gateway is not in": { resource, inventory: having(job, s3("rtb-0f")) },
    "an API endpoint without private DNS": {
      resource,
      inventory: having(notebook, endpoint("vpce-01", apiName, { PrivateDnsEnabled: false }), runtime, s3(table)),
    },
    "an API endpoint whose security group lets nobody in": {
      resource,
      inventory: having(
        notebook,
        endpoint("vpce-01", apiName, { Groups: [{ GroupId: "sg-0d" }] }),
        runtime,
        s3(table),
        shut,
      ),
    },
    "a runtime endpoint whose policy lets only another account through": {
      resource,
      inventory: having(notebook, api, endpoint("vpce-02", runtimeName, { PolicyDocument: others }), s3(table)),
    },
    "an app of a user profile that endpoints do not let in": {
      resource,
      inventory: having(
        domain,
        reading("user-profile", "ana", { DomainId: "d-1", UserSettings: { SecurityGroups: ["sg-0d"] } }),
        api,
        runtime,
        studio,
        s3(table),
      ),
    },
    "no endpoint, whatever else could not be listed": {
      resource,
      inventory: inventoryOf([...cloud(), notebook], ["domain", "training-job", "security-group"]),
    },
    "endpoints in another VPC": {
      resource,
      inventory: having(notebook, endpoint("vpce-01", apiName, { VpcId: "vpc-0f" }), runtime, s3(table)),
    },
  },
  notApplicable: {
    "a VPC without SageMaker": { resource, inventory: having() },
    "notebooks and domains with SageMaker's own way out": { resource, inventory: having(openNotebook, openDomain) },
    "only a finished job": {
      resource,
      inventory: having(
        reading("training-job", "old", {
          TrainingJobStatus: "Failed",
          VpcConfig: { Subnets: [subnet], SecurityGroupIds: [] },
        }),
      ),
    },
  },
  unknown: {
    "an empty answer": { resource: {}, inventory: having(notebook) },
    "a VPC that another account shares": {
      resource: { ...resource, OwnerId: "611111111116" },
      inventory: having(notebook),
    },
    "endpoints that may stand in a hub VPC behind a transit gateway": {
      resource,
      inventory: inventoryOf([
        ...cloud({ routes: [local, toInternet({ TransitGatewayId: "tgw-0a" })] }),
        notebook,
        s3(table),
      ]),
    },
    "such endpoints, for a group that may speak to private addresses alone": {
      resource,
      inventory: inventoryOf([
        ...cloud({
          routes: [local, { DestinationCidrBlock: "10.0.0.0/8", TransitGatewayId: "tgw-0a" }],
          egress: [toPrivate],
        }),
        notebook,
        s3(table),
      ]),
    },
    "nobody seen, and a kind that could not be listed": {
      resource,
      inventory: inventoryOf(cloud(), ["processing-job"]),
    },
    "all that is needed, and a kind that may need more": {
      resource,
      inventory: inventoryOf([...cloud(), notebook, api, runtime, s3(table)], ["domain"]),
    },
    "endpoints that could not be listed": {
      resource,
      inventory: inventoryOf([...cloud(), notebook], ["vpc-endpoint"]),
    },
    "no word on whether the notebook has its own way out": {
      resource,
      inventory: having(reading("notebook-instance", "nb", { SubnetId: subnet, SecurityGroups: [group] })),
    },
    "a notebook without security groups in the answer": {
      resource,
      inventory: having(
        reading("notebook-instance", "nb", { DirectInternetAccess: "Disabled", SubnetId: subnet }),
        api,
        runtime,
        s3(table),
      ),
    },
    "a VPC whose owner AWS did not name": { resource: { VpcId: vpc }, inventory: having(notebook) },
    "private DNS that AWS did not state": {
      resource,
      inventory: having(notebook, endpoint("vpce-01", apiName, { PrivateDnsEnabled: undefined }), runtime, s3(table)),
    },
    "a subnet whose route table is not known": {
      resource,
      inventory: inventoryOf([...cloud().filter((one) => one.identity.kind !== "route-table"), job, s3(table)]),
    },
  },
});

test("evidence names each service, what there is, and who needs it; the fix makes what is missing", () => {
  const inventory = having(notebook, domain, api, s3(table));
  const context = { identity: identity("vpc", "ml"), inventory, now, secrets: [] };
  const verdict = check.evaluate(resource as never, context);
  expect(verdict).toMatchObject({ status: "fail" });
  expect("evidence" in verdict && verdict.evidence).toContainEqual({
    path: "aws.sagemaker.us-east-1.studio",
    observed: "no endpoint",
    expected: "a usable endpoint, for domain team",
  });
  const { cli = "" } = check.fix(resource as never, context);
  expect(cli.split("\n")).toHaveLength(3);
  expect(cli).toContain(
    `create-vpc-endpoint --vpc-endpoint-type=Interface --vpc-id=${vpc} --service-name=com.amazonaws.us-east-1.sagemaker.runtime`,
  );
  expect(cli.split("\n").at(-1)).toMatch(
    /^aws ec2 authorize-security-group-ingress --group-id=SECURITY_GROUP_ID .*"ToPort":443,"UserIdGroupPairs":\[\{"GroupId":"sg-/,
  );
});

test("an endpoint that is there is opened for the workloads: its group, its policy", () => {
  const shutApi = endpoint("vpce-01", apiName, { Groups: [{ GroupId: endpointGroup }] });
  const closed = ec2("security-group", endpointGroup, { GroupId: endpointGroup, VpcId: vpc, IpPermissions: [] });
  const deaf = endpoint("vpce-02", runtimeName, { PolicyDocument: others, Groups: [{ GroupId: "sg-0c" }] });
  const admits = ec2("security-group", "sg-0c", { GroupId: "sg-0c", IpPermissions: [anywhere] });
  const inventory = having(notebook, closed, shutApi, deaf, admits, s3(table));
  const { cli = "" } = check.fix(resource as never, { identity: identity("vpc", "ml"), inventory, now, secrets: [] });
  const [policy, group443, ...rest] = cli.split("\n");
  expect(rest).toEqual([]);
  expect(group443).toBe(
    `aws ec2 authorize-security-group-ingress --group-id=${endpointGroup} --ip-permissions='[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"UserIdGroupPairs":[{"GroupId":"${group}"}]}]' --region=${region}`,
  );
  expect(policy).toContain("modify-vpc-endpoint --vpc-endpoint-id=vpce-02 --policy-document");
  expect(policy).toContain(`"aws:PrincipalAccount":"${account}"`);
});

test("an endpoint that failed is deleted before its successor takes its name; one that is being made is waited for", () => {
  // EC2 answers states in lower case, the SDK names them capitalised.
  const fixWith = (State: string) => {
    const inventory = having(notebook, endpoint("vpce-01", apiName, { State: State as "Failed" }), runtime, s3(table));
    return check.fix(resource as never, { identity: identity("vpc", "ml"), inventory, now, secrets: [] }).cli ?? "";
  };
  const [gone, made] = fixWith("failed").split("\n");
  expect(gone).toBe(`aws ec2 delete-vpc-endpoints --vpc-endpoint-ids='["vpce-01"]' --region=${region}`);
  expect(made).toMatch(/^aws ec2 create-vpc-endpoint .*sagemaker\.api/);
  expect(fixWith("pending")).toBe("# vpce-01 is pending: scan again once it is available.");
});

test("Terraform and CloudFormation name what the lists of an endpoint hold already, too", () => {
  const inventory = having(notebook, api, runtime, s3("rtb-0c"));
  const { terraform = "", cloudformation = "" } = check.fix(resource as never, {
    identity: identity("vpc", "ml"),
    inventory,
    now,
    secrets: [],
  });
  expect(terraform).toContain(`route_table_ids = ["rtb-0c", "${table}"]`);
  expect(JSON.parse(cloudformation).Properties.RouteTableIds).toEqual(["rtb-0c", table]);
});

test("the runtime's endpoint gets an interface in each zone of the workloads", () => {
  const elsewhere = endpoint("vpce-02", runtimeName, { SubnetIds: [] });
  const inventory = having(notebook, api, elsewhere, s3(table));
  const { cli = "" } = check.fix(resource as never, { identity: identity("vpc", "ml"), inventory, now, secrets: [] });
  expect(cli).toBe(
    `aws ec2 modify-vpc-endpoint --vpc-endpoint-id=vpce-02 --add-subnet-ids='["${subnet}"]' --region=${region}`,
  );
});

test("an interface endpoint gets one subnet of each zone; a gateway joins the missing tables", () => {
  const second = reading("notebook-instance", "nb2", {
    DirectInternetAccess: "Disabled",
    SubnetId: publicSubnet,
    SecurityGroups: [group],
  });
  const inventory = having(notebook, second, api, s3(table));
  const { cli = "" } = check.fix(resource as never, { identity: identity("vpc", "ml"), inventory, now, secrets: [] });
  expect(cli).toContain(`--subnet-ids='["${subnet}"]'`);
  expect(cli).toContain(`modify-vpc-endpoint --vpc-endpoint-id=vpce-04 --add-route-table-ids='["rtb-0b"]'`);
});
