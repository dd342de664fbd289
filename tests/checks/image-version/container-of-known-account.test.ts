import check from "#lib/checks/image-version/container-of-known-account.ts";
import { testCheck } from "#tests/support/test-check.ts";

const ImageVersionArn = "arn:aws:sagemaker:us-east-1:482915630174:image-version/lab/2";
const version = (BaseImage?: string, ContainerImage?: string) => ({
  ImageVersionArn,
  Version: 2,
  BaseImage,
  ContainerImage,
});
const from = (account: string) => `${account}.dkr.ecr.us-east-1.amazonaws.com/lab:1`;
const named = { name: "lab/2" };

testCheck(check, {
  pass: {
    "its own account": { resource: version(from("482915630174")) },
    "AWS's containers": { resource: version(from("763104351884")) },
    "an account that is trusted": {
      resource: version(from("111122223333")),
      options: { trustedRegistries: ["111122223333"] },
    },
    "the container alone is known": { resource: version(undefined, from("482915630174")) },
    "an address with IPv6": { resource: version("482915630174.dkr-ecr.us-east-1.on.aws/lab:1") },
  },
  fail: {
    "an account nobody knows": { resource: version(from("999999999999")), identity: named },
    "the account's own, made of a stranger's": {
      resource: version(from("482915630174"), from("999999999999")),
      identity: named,
    },
    "the container alone, of a stranger": { resource: version(undefined, from("999999999999")), identity: named },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "no image": { resource: version() },
    "no private repository": { resource: version("public.ecr.aws/lab/lab:1") },
    "a host that only looks like one": { resource: version("482915630174.dkr.ecr.evil.example.com/lab:1") },
  },
});
