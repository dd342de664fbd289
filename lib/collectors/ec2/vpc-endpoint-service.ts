import { pages } from "#lib/aws/pages.ts";
import { endpointServiceName } from "#lib/readings/partitions.ts";
import { defineCollector } from "../define.ts";

/** What workloads of SageMaker need to reach, and SageMaker itself. Source: PrivateLink guide, "AWS services that integrate". */
const services = [
  ...["sagemaker.api", "sagemaker.api-fips", "sagemaker.runtime", "sagemaker.runtime-fips"],
  ...["sagemaker.featurestore-runtime", "sagemaker.featurestore-runtime-fips", "sagemaker.metrics"],
  ...["ecr.api", "ecr.dkr", "kms", "kms-fips", "logs", "s3", "sts"],
  ...["notebook", "studio", "experiments", "mlflow", "partner-app"].map((page) => `aws.sagemaker.${page}`),
];

/** The services in a region that endpoints can lead to: whether each obeys a policy, has private DNS, and in which zones. */
export default defineCollector({
  kind: "vpc-endpoint-service",
  label: "VPC endpoint services",
  scope: "region",
  volume: "live",
  actions: ["ec2:DescribeVpcEndpointServices"],
  async *collect({ ec2, region, arnOf, readListed }) {
    const Values = services.map((service) => endpointServiceName(service, region));
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
