import check from "#lib/checks/domain/vpc-only.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const DomainArn = "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123";

/** Whoever governs the domain, its apps have the network that it says. */
const DomainSettings = {
  UnifiedStudioSettings: { DomainId: "dzd_4abcdefgh1234", DomainAccountId: account, StudioWebPortalAccess: "DISABLED" },
} as const;

testCheck(check, {
  pass: {
    "all traffic goes through the VPC": { resource: { DomainArn, AppNetworkAccessType: "VpcOnly" } },
    "of Unified Studio, through the VPC": { resource: { DomainArn, AppNetworkAccessType: "VpcOnly", DomainSettings } },
  },
  fail: {
    "public internet": { resource: { DomainArn, DomainId: "d-abc123", AppNetworkAccessType: "PublicInternetOnly" } },
    "public internet, of Unified Studio": {
      resource: { DomainArn, AppNetworkAccessType: "PublicInternetOnly", DomainSettings },
    },
    "nothing was ever set, which means public internet": { resource: { DomainArn } },
    "a VPC alone carries no more than the file system": { resource: { DomainArn, VpcId: "vpc-0a1" } },
    "with RStudio, where AWS does not change it in place": {
      resource: {
        DomainArn,
        AppNetworkAccessType: "PublicInternetOnly",
        DomainSettings: { RStudioServerProDomainSettings: { DomainExecutionRoleArn: "arn:role" } },
      },
    },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
