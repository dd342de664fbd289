import check from "#lib/checks/domain/docker-pulls-from-own-accounts.ts";
import { testCheck } from "#tests/support/test-check.ts";

const DomainArn = "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123";
const docker = (VpcOnlyTrustedAccounts: string[] | undefined, more: object = {}) => ({
  DomainArn,
  DomainId: "d-abc123",
  AppNetworkAccessType: "VpcOnly" as const,
  DomainSettings: { DockerSettings: { EnableDockerAccess: "ENABLED" as const, VpcOnlyTrustedAccounts } },
  ...more,
});

testCheck(check, {
  pass: {
    "no list": { resource: docker(undefined) },
    "its own account, and AWS's in two regions": {
      resource: docker(["482915630174", "763104351884", "217643126080"]),
    },
    "an account that is trusted": {
      resource: docker(["111122223333"]),
      options: { trustedAccounts: ["111122223333"] },
    },
  },
  fail: { "one of two is unknown": { resource: docker(["482915630174", "999999999999"]) } },
  notApplicable: {
    "Docker is off": { resource: { ...docker(["999999999999"]), DomainSettings: {} } },
    "outside of VPC-only mode": { resource: docker(["999999999999"], { AppNetworkAccessType: "PublicInternetOnly" }) },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "nothing said of the network": { resource: docker(["999999999999"], { AppNetworkAccessType: undefined }) },
  },
});
