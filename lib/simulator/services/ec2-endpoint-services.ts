import { createHash } from "node:crypto";
import type { ServiceDetail } from "@aws-sdk/client-ec2";
import type { Call, Operation } from "../call.ts";
import { type Described, type DescribeInput, describeItems } from "./ec2-describe.ts";

const described: Described = {
  describe: "DescribeVpcEndpointServices",
  items: "ServiceDetails",
  ids: "ServiceNames",
  id: (one: ServiceDetail) => one.ServiceName,
  missing: (name) => ["InvalidServiceName", `The Vpc Endpoint Service '${name}' does not exist`],
  filters: {
    owner: (one: ServiceDetail) => [one.Owner],
    "service-name": (one: ServiceDetail) => [one.ServiceName],
    "service-type": (one: ServiceDetail) => (one.ServiceType ?? []).map(({ ServiceType }) => ServiceType),
  },
  largestPage: 1000,
};

/** Names of hosts before the region. Source: PrivateLink guide, "AWS services that integrate". */
const services: Readonly<Record<string, string>> = {
  "ecr.api": "api.ecr",
  "ecr.dkr": "*.dkr.ecr",
  kms: "kms",
  logs: "logs",
  s3: "*.s3",
  "sagemaker.api": "api.sagemaker",
  "sagemaker.featurestore-runtime": "featurestore-runtime.sagemaker",
  "sagemaker.metrics": "metrics.sagemaker",
  "sagemaker.runtime": "runtime.sagemaker",
  "sagemaker.runtime-fips": "runtime-fips.sagemaker",
  sts: "sts",
};
/** Policies have no effect on it. Source: SageMaker developer guide, "Connect to SageMaker AI through a VPC interface endpoint". */
const withoutPolicy = "sagemaker.runtime-fips";
/** Regions that have FIPS endpoints. */
const fips = /^(us|ca)-/;

function servicesOf({ region: { name: region, ec2 } }: Call): ServiceDetail[] {
  const used = ec2.subnets.flatMap(({ AvailabilityZone }) => AvailabilityZone ?? []);
  const AvailabilityZones = [...new Set([...["a", "b", "c"].map((letter) => region + letter), ...used])].sort();
  const detail = (ServiceName: string, type: "Interface" | "Gateway", host?: string): ServiceDetail => ({
    ServiceName,
    ServiceId: `vpce-svc-0${createHash("sha1").update(`${ServiceName} ${type}`).digest("hex").slice(0, 16)}`,
    ServiceType: [{ ServiceType: type }],
    ServiceRegion: region,
    AvailabilityZones,
    Owner: "amazon",
    BaseEndpointDnsNames: [
      type === "Gateway"
        ? `s3.${region}.amazonaws.com`
        : `${ServiceName.split(".").slice(3).join(".")}.${region}.vpce.amazonaws.com`,
    ],
    ...(host && {
      PrivateDnsName: host,
      PrivateDnsNames: [{ PrivateDnsName: host }],
      PrivateDnsNameVerificationState: "verified",
    }),
    VpcEndpointPolicySupported: !ServiceName.endsWith(withoutPolicy),
    AcceptanceRequired: false,
    ManagesVpcEndpoints: false,
    Tags: [],
    SupportedIpAddressTypes: ["ipv4"],
  });
  return [
    detail(`com.amazonaws.${region}.s3`, "Gateway"),
    ...Object.entries(services)
      .filter(([service]) => !service.endsWith("-fips") || fips.test(region))
      .map(([service, host]) =>
        detail(`com.amazonaws.${region}.${service}`, "Interface", `${host}.${region}.amazonaws.com`),
      ),
    detail(`aws.sagemaker.${region}.notebook`, "Interface", `*.notebook.${region}.sagemaker.aws`),
    detail(`aws.sagemaker.${region}.studio`, "Interface", `*.studio.${region}.sagemaker.aws`),
  ];
}

export const describeEndpointServices: Operation<DescribeInput> = (input, call) => {
  const all = servicesOf(call);
  return {
    ServiceNames: [...new Set(all.map(({ ServiceName }) => ServiceName))],
    ...describeItems(described, all, input, call),
  };
};
