import { describe, expect, test } from "vitest";
import { accessTo, type VpcEndpoint } from "#lib/analysis/network/endpoints.ts";
import { type DeepPartial, inventoryOf, region } from "#tests/support/test-check.ts";
import { cloud, ec2, publicSubnet, publicTable, subnet, table, vpc } from "./cloud.ts";

const api: DeepPartial<VpcEndpoint> = {
  VpcEndpointType: "Interface",
  State: "Available",
  PrivateDnsEnabled: true,
  ServiceName: "com.amazonaws.us-east-1.sagemaker.api",
};
const s3: DeepPartial<VpcEndpoint> = {
  VpcEndpointType: "Gateway",
  State: "Available",
  RouteTableIds: [table],
  ServiceName: "com.amazonaws.us-east-1.s3",
};

function access(service: string, endpoints: DeepPartial<VpcEndpoint>[], subnets = [subnet]) {
  const readings = endpoints.map((one, index) =>
    ec2("vpc-endpoint", `vpce-0${index}`, { VpcId: vpc, VpcEndpointId: `vpce-0${index}`, ...one }),
  );
  return accessTo(service, vpc, subnets, inventoryOf([...cloud(), ...readings]), region);
}

describe("accessTo", () => {
  test.each<[string, string, DeepPartial<VpcEndpoint>[], boolean | "unknown"]>([
    ["an interface with private DNS", "sagemaker.api", [api], true],
    ["its FIPS twin", "sagemaker.api", [{ ...api, ServiceName: `${api.ServiceName}-fips` }], true],
    ["state in lower case, as AWS writes it", "sagemaker.api", [{ ...api, State: "available" as never }], true],
    ["an interface without private DNS", "sagemaker.api", [{ ...api, PrivateDnsEnabled: false }], false],
    [
      "an interface whose private DNS AWS did not state",
      "sagemaker.api",
      [{ ...api, PrivateDnsEnabled: undefined }],
      "unknown",
    ],
    ["one that is pending", "sagemaker.api", [{ ...api, State: "Pending" }], false],
    ["one without a state", "sagemaker.api", [{ ...api, State: undefined }], false],
    ["one of another VPC", "sagemaker.api", [{ ...api, VpcId: "vpc-0f" }], false],
    ["one of another service", "sagemaker.runtime", [api], false],
    ["none", "sagemaker.api", [], false],
    ["a dead one beside a good one", "sagemaker.api", [{ ...api, State: "Failed" }, api], true],
    ["an S3 gateway in the subnet's table", "s3", [s3], true],
    ["an S3 gateway in another table", "s3", [{ ...s3, RouteTableIds: [publicTable] }], false],
    ["an S3 gateway in no table", "s3", [{ ...s3, RouteTableIds: undefined }], false],
    ["an S3 interface with private DNS", "s3", [{ ...api, ServiceName: s3.ServiceName }], true],
    [
      "an S3 interface whose names only resolve on premises",
      "s3",
      [{ ...api, ServiceName: s3.ServiceName, DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: true } }],
      false,
    ],
  ])("%s", (_name, service, endpoints, usable) => {
    expect(access(service, endpoints).usable).toBe(usable);
  });

  test("a gateway must be in the table of every subnet, and says which are missing", () => {
    expect(access("s3", [s3], [subnet, publicSubnet])).toMatchObject({ usable: false, missingTables: [publicTable] });
    expect(access("s3", [{ ...s3, RouteTableIds: [table, publicTable] }], [subnet, publicSubnet]).usable).toBe(true);
  });

  test("a subnet whose table is not known leaves a gateway unknown", () => {
    expect(access("s3", [s3], [subnet, "subnet-0f"]).usable).toBe("unknown");
    expect(access("s3", [s3], []).usable).toBe("unknown");
  });
});
