import { pages } from "#lib/aws/pages.ts";
import { partitionOf } from "#lib/readings/arn.ts";
import { defineCollector } from "../define.ts";

/** What workloads of SageMaker need to reach, and SageMaker itself. Source: PrivateLink guide, "AWS services that integrate". */
const services = [
  ...["sagemaker.api", "sagemaker.api-fips", "sagemaker.runtime", "sagemaker.runtime-fips"],
  ...["sagemaker.featurestore-runtime", "sagemaker.featurestore-runtime-fips", "sagemaker.metrics"],
  ...["ecr.api", "ecr.dkr", "kms", "kms-fips", "logs", "s3", "sts"],
];
const ownPages = ["notebook", "studio", "experiments", "partner-app"];
const prefixes: Record<string, readonly string[]> = {
  // China's S3 gateway keeps the plain prefix.
  "aws-cn": ["cn.com.amazonaws", "com.amazonaws"],
  "aws-eusc": ["eu.amazonaws"],
};

/** The services in a region that endpoints can lead to: whether each obeys a policy, has private DNS, and in which zones. */
export default defineCollector({
  kind: "vpc-endpoint-service",
  label: "VPC endpoint services",
  scope: "region",
  volume: "live",
  actions: ["ec2:DescribeVpcEndpointServices"],
  async *collect({ ec2, region, arnOf, readListed }) {
    const before = prefixes[partitionOf(region)] ?? ["com.amazonaws"];
    const Values = [
      ...before.flatMap((prefix) => services.map((service) => `${prefix}.${region}.${service}`)),
      ...ownPages.map((page) => `aws.sagemaker.${region}.${page}`),
    ];
    const Filters = [{ Name: "service-name", Values }];
    for await (const page of pages(ec2.describeVpcEndpointServices, { Filters, MaxResults: 1000 })) {
      // S3 is two of one name: a gateway, and one with interfaces.
      yield* readListed(page.ServiceDetails, ({ ServiceName: name = "", ServiceId: id = "" }) => ({
        name,
        arn: arnOf("ec2", `vpc-endpoint-service/${id}`),
        also: [id],
      }));
    }
  },
});
