import * as athena from "@aws-sdk/client-athena";
import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as ec2 from "@aws-sdk/client-ec2";
import * as iam from "@aws-sdk/client-iam";
import * as kms from "@aws-sdk/client-kms";
import * as s3 from "@aws-sdk/client-s3";
import * as sagemaker from "@aws-sdk/client-sagemaker";
import * as servicequotas from "@aws-sdk/client-service-quotas";
import * as sts from "@aws-sdk/client-sts";
import type { at } from "./simulated.ts";

/** What every SDK package exports, by the signing name of its service. */
export const clientModules = { athena, cloudtrail, ec2, iam, kms, s3, sagemaker, servicequotas, sts };

/** A client of every service. Importing them all takes a while: tests of one service import its own. */
export function everyClient(settings: ReturnType<typeof at>) {
  return {
    sagemaker: new sagemaker.SageMaker(settings),
    ec2: new ec2.EC2(settings),
    iam: new iam.IAM(settings),
    kms: new kms.KMS(settings),
    athena: new athena.Athena(settings),
    cloudtrail: new cloudtrail.CloudTrail(settings),
    sts: new sts.STS(settings),
    s3: new s3.S3(settings),
    servicequotas: new servicequotas.ServiceQuotas(settings),
  };
}
