import { sessionOf } from "#lib/simulator/accounts/build/actors.ts";
import { onBucket } from "#lib/simulator/accounts/build/changes.ts";
import { at, inTrail, later, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { repositories } from "#lib/simulator/shelves/ecr.ts";
import { efsFileSystems } from "#lib/simulator/shelves/efs.ts";
import { secrets } from "#lib/simulator/shelves/secrets-manager.ts";
import type { Demo } from "./demo.ts";

/** Whoever runs the vendor's containers let the vendor into the bucket; the edge team's is shut by the code that all are made with. */
export function bucketChanges(site: Site, { s3 }: Demo, { grace, terraform }: Cast): void {
  const bucket = (name: string) => {
    const found = s3?.buckets.find(({ Name, BucketRegion }) => Name === name && BucketRegion === site.region);
    return found ? [found] : [];
  };
  for (const search of bucket("nwa-search-us-east-1")) {
    const sent = { bucketPolicy: JSON.parse(search.Policy ?? "{}") as object };
    record(site, {
      ...{ at: at(site, 52, "10:31:09"), by: grace, action: "s3:PutBucketPolicy" },
      ...onBucket(site, search, "policy", sent),
    });
  }
  const xmlns = "http://s3.amazonaws.com/doc/2006-03-01/";
  for (const edge of bucket("nwa-edge-us-west-2")) {
    const block = { PublicAccessBlockConfiguration: { xmlns, ...edge.PublicAccessBlock } };
    record(site, {
      ...{ at: at(site, 44, "13:20:41"), by: terraform, action: "s3:PutBucketPublicAccessBlock" },
      ...onBucket(site, edge, "publicAccessBlock", block),
    });
    record(site, {
      ...{ at: at(site, 44, "13:20:43"), by: terraform, action: "s3:PutBucketVersioning" },
      ...onBucket(site, edge, "versioning", { VersioningConfiguration: { xmlns, ...edge.Versioning } }),
    });
  }
}

/** Anybody may pull the converter since somebody asked for it. */
export function repositoryChanges(site: Site, { tomasAdmin }: Cast): void {
  const shared = repositories.on(site.content).find(({ repositoryName }) => repositoryName === "vision/ffmpeg");
  if (!shared) return;
  const { registryId, repositoryName, repositoryArn, policy } = shared;
  const answer = { registryId, repositoryName, policyText: policy };
  record(site, {
    ...{ at: at(site, 61, "22:08:30"), by: tomasAdmin, action: "ecr:SetRepositoryPolicy" },
    request: { ...answer, force: false },
    response: answer,
    extra: { resources: [{ accountId: site.account, ARN: repositoryArn }] },
  });
}

/** The Studio's home lets nobody in without TLS, and is backed up. */
export function homeChanges(site: Site, { terraform }: Cast): void {
  for (const { FileSystemId, policy, backup } of efsFileSystems.on(site.content)) {
    const moment = at(site, 63, "09:48:12");
    if (policy !== undefined)
      record(site, {
        ...{ at: moment, by: terraform, action: "elasticfilesystem:PutFileSystemPolicy" },
        request: { FileSystemId, Policy: policy, BypassPolicyLockoutSafetyCheck: false },
        response: { FileSystemId, Policy: policy },
      });
    if (backup)
      record(site, {
        ...{ at: later(moment, 0.1), by: terraform, action: "elasticfilesystem:PutBackupPolicy" },
        request: { FileSystemId, BackupPolicy: { Status: "ENABLED" } },
        response: { BackupPolicy: { Status: "ENABLED" } },
      });
  }
}

/** A rotation: the service says when it began and how it ended, the function puts the new value in between. */
export function rotations(site: Site): void {
  const service = "secretsmanager.amazonaws.com";
  const identity = { accountId: site.account, invokedBy: service };
  for (const { ARN = "", LastRotatedDate: ended, RotationLambdaARN } of secrets.on(site.content)) {
    if (!ended || !RotationLambdaARN || !inTrail(site, ended)) continue;
    const session = RotationLambdaARN.slice(RotationLambdaARN.lastIndexOf(":") + 1);
    const says = (moment: Date, event: string) =>
      record(site, {
        at: moment,
        by: { address: service, agent: service, identity: () => identity },
        action: `secretsmanager:${event}`,
        extra: { eventType: "AwsServiceEvent", additionalEventData: { SecretId: ARN } },
      });
    says(later(ended, -0.3), "RotationStarted");
    const VersionStages = ["AWSPENDING"];
    record(site, {
      at: later(ended, -0.1),
      by: sessionOf(site, lambda, { role: `lambda/${session}`, session }),
      action: "secretsmanager:PutSecretValue",
      request: { SecretId: ARN, VersionStages },
      response: { arn: ARN, VersionStages },
    });
    says(ended, "RotationSucceeded");
  }
}

const lambda = {
  address: "10.40.3.17",
  agent: "Boto3/1.40.61 md/Botocore#1.40.61 ua/2.1 os/linux#5.10.244 lang/python#3.13.7 exec-env/AWS_Lambda_python3.13",
  tls: { tlsVersion: "TLSv1.3", cipherSuite: "TLS_AES_128_GCM_SHA256" },
};
