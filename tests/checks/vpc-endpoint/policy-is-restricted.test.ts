import { networkUserKinds } from "#lib/analysis/network/users.ts";
import check from "#lib/checks/vpc-endpoint/policy-is-restricted.ts";
import { cloud, subnet, vpc } from "#tests/analysis/network/cloud.ts";
import { account, inventoryOf, reading, region, testCheck } from "#tests/support/test-check.ts";

const inventory = inventoryOf([...cloud(), reading("notebook-instance", "nb", { SubnetId: subnet })]);
const open = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const own = { ...open, Condition: { StringEquals: { "aws:PrincipalAccount": account } } };
const endpoint = (service: string, statements?: object[], more: object = {}) => ({
  VpcEndpointId: "vpce-01",
  VpcId: vpc,
  ServiceName: `com.amazonaws.${region}.${service}`,
  ...(statements && { PolicyDocument: JSON.stringify({ Version: "2008-10-17", Statement: statements }) }),
  ...more,
});

testCheck(check, {
  sure: { without: networkUserKinds, because: "A policy that is not open is not open to anyone who was not seen." },
  pass: {
    "SageMaker's API for principals of the account": { resource: endpoint("sagemaker.api", [own]), inventory },
    "S3 for named buckets": {
      resource: endpoint("s3", [{ ...open, Resource: ["arn:aws:s3:::ml", "arn:aws:s3:::ml/*"] }]),
      inventory,
    },
    "the organization and AWS services, where some users could not be listed": {
      resource: endpoint("s3", [own, { ...open, Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } } }]),
      inventory: inventoryOf([...cloud(), reading("notebook-instance", "nb", { SubnetId: subnet })], ["domain"]),
    },
    "open, less everyone outside the organization": {
      resource: endpoint("s3", [
        open,
        { ...open, Effect: "Deny", Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-a1" } } },
      ]),
      inventory,
    },
  },
  fail: {
    "the open default on SageMaker's API": { resource: endpoint("sagemaker.api", [open]), inventory },
    "the open default on S3": { resource: endpoint("s3", [open]), inventory },
    "the open default on a FIPS endpoint": { resource: endpoint("sagemaker.api-fips", [open]), inventory },
    "the open default on STS": { resource: endpoint("sts", [open]), inventory },
    "everyone written the other way": {
      resource: endpoint("sagemaker.runtime", [{ ...open, Principal: { AWS: "*" } }]),
      inventory,
    },
    "the browser's endpoint for Studio": {
      resource: endpoint("x", [open], { ServiceName: `aws.sagemaker.${region}.studio` }),
      inventory,
    },
    "all of S3 for anyone": { resource: endpoint("s3", [{ ...open, Action: "s3:*" }]), inventory },
    "every bucket and every object": {
      resource: endpoint("s3", [{ ...open, Action: "s3:*", Resource: ["arn:aws:s3:::*", "arn:aws:s3:::*/*"] }]),
      inventory,
    },
    "writing to any bucket": { resource: endpoint("s3", [{ ...open, Action: ["s3:Get*", "s3:Put*"] }]), inventory },
    "whoever owns the bucket himself": {
      resource: endpoint("s3", [
        { ...open, Condition: { StringEquals: { "aws:ResourceAccount": `$${"{aws:PrincipalAccount}"}` } } },
      ]),
      inventory,
    },
    "a condition that keeps nobody out": {
      resource: endpoint("s3", [{ ...open, Condition: { Bool: { "aws:SecureTransport": "true" } } }]),
      inventory,
    },
  },
  notApplicable: {
    "the FIPS runtime, which takes no policy": { resource: endpoint("sagemaker.runtime-fips"), inventory },
    "a service that carries no data": { resource: endpoint("autoscaling", [open]), inventory },
    "a vendor's service": {
      resource: endpoint("x", [open], { ServiceName: `com.amazonaws.vpce.${region}.vpce-svc-0a` }),
      inventory,
    },
    "a VPC without SageMaker": { resource: endpoint("s3", [open]), inventory: inventoryOf(cloud()) },
  },
  unknown: {
    "nobody seen in its VPC, where some could not be listed": {
      resource: endpoint("s3", [open]),
      inventory: inventoryOf(cloud(), ["domain"]),
    },
    "the open default on a service of which AWS shows no policy": {
      resource: endpoint("sagemaker.metrics", [open]),
      inventory,
    },
    "an empty answer": { resource: {}, inventory },
    "a SageMaker endpoint of which only AWS can say whether it obeys a policy": {
      resource: endpoint("sagemaker.metrics", [open]),
      inventory,
    },
    "the same with a narrow policy": { resource: endpoint("sagemaker.metrics", [own]), inventory },
    "no workload seen, and a kind that could not be listed": {
      resource: endpoint("s3", [open]),
      inventory: inventoryOf(cloud(), ["domain"]),
    },
    "no policy in the answer": { resource: endpoint("s3"), inventory },
    "a policy that is no JSON": { resource: endpoint("s3", [], { PolicyDocument: "{" }), inventory },
  },
});
