import natGateway from "./ec2/nat-gateway.ts";
import routeTable from "./ec2/route-table.ts";
import securityGroup from "./ec2/security-group.ts";
import subnet from "./ec2/subnet.ts";
import vpc from "./ec2/vpc.ts";
import vpcEndpoint from "./ec2/vpc-endpoint.ts";
import iamRole from "./iam/iam-role.ts";
import kmsKey from "./kms/kms-key.ts";
import domain from "./sagemaker/domain.ts";
import endpoint from "./sagemaker/endpoint.ts";
import endpointConfig from "./sagemaker/endpoint-config.ts";
import model from "./sagemaker/model.ts";
import notebookInstance from "./sagemaker/notebook-instance.ts";
import notebookLifecycleConfig from "./sagemaker/notebook-lifecycle-config.ts";
import processingJob from "./sagemaker/processing-job.ts";
import trainingJob from "./sagemaker/training-job.ts";
import transformJob from "./sagemaker/transform-job.ts";
import tuningJob from "./sagemaker/tuning-job.ts";
import userProfile from "./sagemaker/user-profile.ts";

/** Every collector, by kind. */
export const collectors = [
  domain,
  endpoint,
  endpointConfig,
  iamRole,
  kmsKey,
  model,
  natGateway,
  notebookInstance,
  notebookLifecycleConfig,
  processingJob,
  routeTable,
  securityGroup,
  subnet,
  trainingJob,
  transformJob,
  tuningJob,
  userProfile,
  vpc,
  vpcEndpoint,
] as const;
