import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { EC2 } from "@aws-sdk/client-ec2";
import { IAM } from "@aws-sdk/client-iam";
import { KMS } from "@aws-sdk/client-kms";
import { S3 } from "@aws-sdk/client-s3";
import { SageMaker } from "@aws-sdk/client-sagemaker";
import { ServiceQuotas } from "@aws-sdk/client-service-quotas";
import { STS } from "@aws-sdk/client-sts";
import type { at } from "./simulated.ts";

/** A client of every service. Importing them all takes a while: tests of one service import its own. */
export function everyClient(settings: ReturnType<typeof at>) {
  return {
    sagemaker: new SageMaker(settings),
    ec2: new EC2(settings),
    iam: new IAM(settings),
    kms: new KMS(settings),
    cloudtrail: new CloudTrail(settings),
    sts: new STS(settings),
    s3: new S3(settings),
    servicequotas: new ServiceQuotas(settings),
  };
}
