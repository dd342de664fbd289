import { make } from "#lib/simulator/accounts/build/make.ts";
import { at, hoursAgo, later, roleArn, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EastNetworks } from "./foundations.ts";

/** An agent that learns to shop, and the job that judges it. What they read and write stands in their documents. */
export function searchAgents(site: Site, { yuki }: Cast, { keys }: EastNetworks): void {
  const bucket = "s3://nwa-search-us-east-1/agents";
  const start = (
    JobCategory: "AgentRFT" | "AgentRFTEvaluation",
    JobName: string,
    created: Date,
    minutes: number | undefined,
    output: object,
  ) => {
    const [JobStatus, SecondaryStatus] =
      minutes === undefined ? (["InProgress", "Training"] as const) : (["Completed", "Completed"] as const);
    make(site, "jobs", {
      by: yuki,
      at: created,
      action: "sagemaker:CreateJob",
      request: {
        JobName,
        JobCategory,
        RoleArn: roleArn(site, executionRoles.searchTraining),
        JobConfigSchemaVersion: "1.0.0",
        JobConfigDocument: JSON.stringify({
          InputDataConfig: { S3Uri: `${bucket}/episodes/` },
          OutputDataConfig: { S3OutputPath: `${bucket}/output/`, ...output },
        }),
      },
      made: {
        JobArn: sagemakerArn(site, `job/${JobCategory}`, JobName),
        JobStatus,
        SecondaryStatus,
        SecondaryStatusTransitions: [{ Status: SecondaryStatus, StartTime: created }],
        LastModifiedTime: later(created, minutes ?? 20),
        ...(minutes !== undefined && { EndTime: later(created, minutes) }),
      },
      tags: { Team: "search" },
    });
  };
  start("AgentRFT", "shopping-agent-1", at(site, 14, "15:00:00"), 640, { KmsKeyId: keys.search.Arn });
  start("AgentRFTEvaluation", "shopping-agent-1", at(site, 13, "09:30:00"), 75, {});
  start("AgentRFT", "shopping-agent-2", hoursAgo(site, 4), undefined, {});
}
