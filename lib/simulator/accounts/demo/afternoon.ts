import type { CloudTrailRecord, SimulatedAccount, SimulatedRegion } from "#lib/simulator/account.ts";
import { onBucket } from "#lib/simulator/accounts/build/changes.ts";
import { prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { container } from "#lib/simulator/accounts/build/model.ts";
import { perform } from "#lib/simulator/accounts/build/perform.ts";
import { sessionUses } from "#lib/simulator/accounts/build/session-uses.ts";
import { issueSessions } from "#lib/simulator/accounts/build/sessions.ts";
import { type Frame, roleArn } from "#lib/simulator/accounts/build/site.ts";
import { castOf, executionRoles } from "./cast.ts";

/**
 * What people do in the demo account once somebody looks at it: some of it gets worse, some better, one thing comes and one goes.
 * It all happens in the last moments before `now`, as calls that the account serves and its trail tells of.
 */
export async function afternoon(account: SimulatedAccount, now: Date): Promise<void> {
  const frame: Frame = { account: account.id, partition: account.partition, now, chapter: "afternoon" };
  const { tomasAdmin, tomas, grace, deploy, jenkins } = castOf(frame);
  const region = account.regions.find(({ name }) => name === "us-east-1");
  const growth = account.s3?.buckets.find(({ Name }) => Name === "nwa-growth-us-east-1");
  if (!region || !growth) throw new RangeError("The demo account is made first.");
  const before = region.events;
  // What is derived of an array is kept with it, so the trail grows by a new one.
  region.events = [...before];
  const site = { ...frame, region: region.name, content: region };
  const secondsAgo = (seconds: number) => new Date(Math.floor(now.getTime() / 1000 - seconds) * 1000);

  await perform(account, site, {
    ...{ at: secondsAgo(20), by: tomasAdmin, action: "iam:AttachRolePolicy" },
    input: {
      RoleName: executionRoles.growthPipeline,
      PolicyArn: `arn:${account.partition}:iam::aws:policy/AdministratorAccess`,
    },
  });
  await perform(account, site, {
    ...{ at: secondsAgo(17), by: tomas, action: "sagemaker:UpdateNotebookInstance" },
    input: { NotebookInstanceName: "growth-reports", RootAccess: "Enabled" },
  });

  const blocked = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  await perform(account, site, {
    ...{ at: secondsAgo(14), by: grace, action: "s3:PutBucketPublicAccessBlock", operation: "PutPublicAccessBlock" },
    input: { Bucket: growth.Name, PublicAccessBlockConfiguration: blocked },
    ...onBucket(site, growth, "publicAccessBlock", {
      PublicAccessBlockConfiguration: { xmlns: "http://s3.amazonaws.com/doc/2006-03-01/", ...blocked },
    }),
  });
  await perform(account, site, {
    ...{ at: secondsAgo(8), by: deploy, action: "sagemaker:CreateModel" },
    input: {
      ModelName: "churn-xgb-v5",
      PrimaryContainer: container(
        prebuilt(site, "sklearn", "sagemaker-xgboost:1.7-1"),
        "s3://nwa-growth-us-east-1/models/churn-v5/model.tar.gz",
      ),
      ExecutionRoleArn: roleArn(frame, executionRoles.growth),
      EnableNetworkIsolation: false,
      Tags: [{ Key: "Team", Value: "growth" }],
    },
  });
  await perform(account, site, {
    ...{ at: secondsAgo(5), by: jenkins, action: "sagemaker:DeleteModel" },
    input: { ModelName: "test-model-please-delete" },
  });
  beginSessions(account, frame, { ...region, events: region.events.slice(before.length) }, before);
}

/** Who was at work already goes on in the same session; for the others the trail tells how theirs began. */
function beginSessions(
  account: SimulatedAccount,
  frame: Frame,
  recent: SimulatedRegion,
  before: readonly CloudTrailRecord[],
): void {
  const elsewhere = account.regions.filter(({ name }) => name !== recent.name).flatMap(({ events }) => events);
  const sessions = new Map(
    [...before, ...elsewhere].map(({ userIdentity }) => [userIdentity.accessKeyId, userIdentity]),
  );
  const isKnown = ({ userIdentity }: CloudTrailRecord) => sessions.has(userIdentity.accessKeyId);
  for (const event of recent.events.filter(isKnown)) {
    event.userIdentity = sessions.get(event.userIdentity.accessKeyId) ?? event.userIdentity;
  }
  const events = recent.events.filter((event) => !isKnown(event));
  issueSessions(account, frame, sessionUses([{ ...recent, events }]));
}
