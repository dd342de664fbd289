import { expect, test } from "vitest";
import check from "#lib/checks/vpc/has-sagemaker-endpoints.ts";
import { cloud, ec2, group, publicSubnet, subnet, table, vpc } from "#tests/analysis/network/cloud.ts";
import { account, identity, inventoryOf, now, reading, region, testCheck } from "#tests/support/test-check.ts";

const interfaceFor = (id: string, service: string, more: object = {}) =>
  ec2("vpc-endpoint", id, {
    VpcEndpointId: id,
    VpcId: vpc,
    VpcEndpointType: "Interface",
    State: "Available",
    PrivateDnsEnabled: true,
    ServiceName: service,
    ...more,
  });
const api = interfaceFor("vpce-01", `com.amazonaws.${region}.sagemaker.api`);
const runtime = interfaceFor("vpce-02", `com.amazonaws.${region}.sagemaker.runtime`);
const studio = interfaceFor("vpce-03", `aws.sagemaker.${region}.studio`);
const s3 = (...tables: string[]) =>
  ec2("vpc-endpoint", "vpce-04", {
    VpcEndpointId: "vpce-04",
    VpcId: vpc,
    VpcEndpointType: "Gateway",
    State: "Available",
    RouteTableIds: tables,
    ServiceName: `com.amazonaws.${region}.s3`,
  });

const notebook = reading("notebook-instance", "nb", {
  DirectInternetAccess: "Disabled",
  SubnetId: subnet,
  SecurityGroups: [group],
});
const openNotebook = reading("notebook-instance", "nb", { DirectInternetAccess: "Enabled", SubnetId: subnet });
const domain = reading("domain", "team", { AppNetworkAccessType: "VpcOnly", VpcId: vpc, SubnetIds: [subnet] });
const openDomain = reading("domain", "team", {
  AppNetworkAccessType: "PublicInternetOnly",
  VpcId: vpc,
  SubnetIds: [subnet],
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
      inventory: having(
        notebook,
        interfaceFor("vpce-01", `com.amazonaws.${region}.sagemaker.api`, { PrivateDnsEnabled: false }),
        runtime,
        s3(table),
      ),
    },
    "endpoints in another VPC": {
      resource,
      inventory: having(
        notebook,
        interfaceFor("vpce-01", `com.amazonaws.${region}.sagemaker.api`, { VpcId: "vpc-0f" }),
        runtime,
        s3(table),
      ),
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
    "a VPC whose owner AWS did not name": { resource: { VpcId: vpc }, inventory: having(notebook) },
    "private DNS that AWS did not state": {
      resource,
      inventory: having(
        notebook,
        interfaceFor("vpce-01", `com.amazonaws.${region}.sagemaker.api`, { PrivateDnsEnabled: undefined }),
        runtime,
        s3(table),
      ),
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
  expect(cli.split("\n")).toHaveLength(2);
  expect(cli).toContain(
    `create-vpc-endpoint --vpc-endpoint-type=Interface --vpc-id=${vpc} --service-name=com.amazonaws.us-east-1.sagemaker.runtime`,
  );
});

test("an interface endpoint gets one subnet of each zone; a gateway joins the missing tables", () => {
  const both = reading("notebook-instance", "nb", { DirectInternetAccess: "Disabled", SubnetId: subnet });
  const second = reading("notebook-instance", "nb2", { DirectInternetAccess: "Disabled", SubnetId: publicSubnet });
  const inventory = having(both, second, api, s3(table));
  const { cli = "" } = check.fix(resource as never, { identity: identity("vpc", "ml"), inventory, now, secrets: [] });
  expect(cli).toContain(`--subnet-ids='["${subnet}"]'`);
  expect(cli).toContain(`modify-vpc-endpoint --vpc-endpoint-id=vpce-04 --add-route-table-ids='["rtb-0b"]'`);
});
