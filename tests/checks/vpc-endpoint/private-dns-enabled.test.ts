import check from "#lib/checks/vpc-endpoint/private-dns-enabled.ts";
import { region, testCheck } from "#tests/support/test-check.ts";

const endpoint = (service: string, more: object = {}) => ({
  VpcEndpointId: "vpce-01",
  VpcEndpointType: "Interface" as const,
  ServiceName: `com.amazonaws.${region}.${service}`,
  ...more,
});
const studio = `aws.sagemaker.${region}.studio`;

testCheck(check, {
  pass: {
    "the API's endpoint": { resource: endpoint("sagemaker.api", { PrivateDnsEnabled: true }) },
    "Studio's endpoint": { resource: endpoint("", { ServiceName: studio, PrivateDnsEnabled: true }) },
  },
  fail: {
    "the runtime's endpoint": { resource: endpoint("sagemaker.runtime", { PrivateDnsEnabled: false }) },
    "Studio's endpoint without": { resource: endpoint("", { ServiceName: studio, PrivateDnsEnabled: false }) },
  },
  notApplicable: {
    "an endpoint of another service": { resource: endpoint("sts", { PrivateDnsEnabled: false }) },
    "a gateway": { resource: endpoint("s3", { VpcEndpointType: "Gateway" }) },
  },
  unknown: {
    "an empty answer": { resource: {} },
    "no statement of private DNS": { resource: endpoint("sagemaker.api") },
    "no type": { resource: endpoint("sagemaker.api", { VpcEndpointType: undefined }) },
  },
});
