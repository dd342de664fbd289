import check from "#lib/checks/domain/docker-is-off-or-rootless.ts";
import { testCheck } from "#tests/support/test-check.ts";

const DomainArn = "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123";
const docker = (DockerSettings: object) => ({ DomainArn, DomainId: "d-abc123", DomainSettings: { DockerSettings } });

testCheck(check, {
  pass: {
    "no settings at all": { resource: { DomainArn } },
    "Docker is off": { resource: docker({ EnableDockerAccess: "DISABLED" }) },
    "Docker without root": { resource: docker({ EnableDockerAccess: "ENABLED", RootlessDocker: "ENABLED" }) },
    "a list of accounts alone": { resource: docker({ VpcOnlyTrustedAccounts: ["111122223333"] }) },
  },
  fail: {
    "Docker, and nothing said of root": { resource: docker({ EnableDockerAccess: "ENABLED" }) },
    "Docker with root": { resource: docker({ EnableDockerAccess: "ENABLED", RootlessDocker: "DISABLED" }) },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
