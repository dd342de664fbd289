/** A line of the notes that the product began with, and the checks that answer it: `*` stands for any kind. */
export interface Note {
  topic: string;
  says: string;
  checks: readonly string[];
}

/** In the order of the notes. What a line only explains is answered by what goes wrong with it. */
export const notes: readonly Note[] = [
  {
    topic: "SageMaker and Docker",
    says: "Models are hosted in containers, of images that AWS built or one's own, which are kept in a registry",
    checks: [
      "*/images-come-from-known-registries",
      "*/runs-what-its-tags-mean",
      "*/images-are-pinned",
      "image-version/container-of-known-account",
    ],
  },
  {
    topic: "SageMaker and Docker",
    says: "Frameworks in images that AWS built: scikit-learn, Spark ML, TensorFlow, MXNet, Chainer, PyTorch",
    checks: ["*/images-are-supported"],
  },
  {
    topic: "SageMaker and Docker",
    says: "Distributed training with Horovod or parameter servers",
    checks: ["training-job/encrypts-traffic-between-instances"],
  },
  {
    topic: "SageMaker and Docker",
    says: "Images are saved in Elastic Container Registry",
    checks: ["ecr-repository/*", "ecr-image/*", "inspector/scans-images"],
  },
  {
    topic: "SageMaker and Docker",
    says: "Everything of a container lives in /opt/ml",
    checks: ["*/volume-has-kms-key", "*/volume-key-is-customer-managed", "*/in-vpc", "*/network-isolation"],
  },
  {
    topic: "SageMaker Neo",
    says: "Models are compiled once for given devices and frameworks",
    checks: ["compilation-job/*"],
  },
  {
    topic: "SageMaker Neo and Greengrass",
    says: "A compiled model is hosted on instances of the family that it was compiled for",
    checks: ["endpoint-config/runs-what-was-compiled-for-it"],
  },
  {
    topic: "SageMaker Neo and Greengrass",
    says: "Or it is deployed to the edge, where Lambda functions infer",
    checks: ["greengrass-*/*", "iot-*/*", "device-fleet/*"],
  },
  {
    topic: "AWS security",
    says: "IAM gives users only the permissions they need",
    checks: ["iam-role/*", "iam-policy/*", "iam-user/not-administrator", "*/role-is-not-admin"],
  },
  {
    topic: "AWS security",
    says: "MFA",
    checks: ["iam-account/root-has-mfa", "iam-user/console-has-mfa", "workforce/requires-second-factor"],
  },
  {
    topic: "AWS security",
    says: "TLS on every connection",
    checks: ["s3-bucket/requires-tls", "vpc-endpoint/*"],
  },
  {
    topic: "AWS security",
    says: "CloudTrail logs what is called, for audits",
    checks: ["cloudtrail-trail/*", "*/calls-are-recorded", "*/access-is-recorded"],
  },
  {
    topic: "AWS security",
    says: "KMS keys encrypt notebooks, and what jobs, endpoints and their containers keep",
    checks: [
      "*/has-kms-key",
      "*/kms-key-is-customer-managed",
      "*/*-has-kms-key",
      "*/*-key-is-customer-managed",
      "kms-key/*",
    ],
  },
  {
    topic: "AWS security",
    says: "Buckets of training data and models are encrypted, with KMS too",
    checks: ["s3-bucket/has-kms-key", "s3-bucket/kms-key-is-customer-managed"],
  },
  {
    topic: "AWS security",
    says: "IAM roles give SageMaker access to what it needs",
    checks: ["iam-role/no-sagemaker-full-access", "iam-role/trust-*", "*/role-is-not-admin"],
  },
  {
    topic: "AWS security",
    says: "Traffic between nodes and between containers can be encrypted, which takes time and costs more",
    checks: ["*/encrypts-traffic-between-instances"],
  },
  {
    topic: "SageMaker and VPC",
    says: "Training jobs run in a VPC, a private one for more security",
    checks: ["*/in-vpc", "pipeline/steps-in-vpc"],
  },
  {
    topic: "SageMaker and VPC",
    says: "VPC endpoints for S3, with policies of their own and of the buckets",
    checks: ["vpc/has-sagemaker-endpoints", "vpc-endpoint/policy-is-restricted", "s3-bucket/not-public"],
  },
  {
    topic: "SageMaker and VPC",
    says: "Notebooks reach the internet unless that is switched off",
    checks: [
      "notebook-instance/no-direct-internet-access",
      "notebook-instance/no-internet-egress",
      "domain/vpc-only",
      "domain/no-internet-egress",
    ],
  },
  {
    topic: "SageMaker and VPC",
    says: "Without it, training and hosting need interface endpoints or a NAT gateway, and outbound connections",
    checks: ["vpc/has-sagemaker-endpoints"],
  },
];
