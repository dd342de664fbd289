import { addresses } from "#lib/simulator/accounts/activity/clients.ts";
import { via } from "#lib/simulator/accounts/build/actors.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

/**
 * The night around the hijack: the credentials of the intern's notebook, handed out by IMDSv1, are used from an unknown
 * address with a penetration tester's client. It looks round, finds the fraud endpoint, swaps its config (fraud.ts has
 * both calls), tries to open a Studio and is kept out, and comes back over IPv6 to see that the data flows.
 */
export function hijackStory(site: Site, { stranger, notebookAdmin }: Cast): void {
  const call = (daysAgo: number, time: string, action: string, request?: object) =>
    record(site, { at: at(site, daysAgo, time), by: stranger, action, ...(request && { request }) });

  // The notebook itself looks now and then whether somebody still works on it.
  for (const time of ["02:40:31", "03:10:11"]) {
    const request = { NotebookInstanceName: "oskar-sandbox" };
    record(site, { at: at(site, 9, time), by: notebookAdmin, action: "sagemaker:DescribeNotebookInstance", request });
  }
  call(9, "02:41:07", "sts:GetCallerIdentity");
  call(9, "02:41:52", "iam:ListAttachedRolePolicies", { RoleName: "growth-notebook-admin" });
  call(9, "02:43:10", "sagemaker:ListNotebookInstances");
  call(9, "02:43:38", "sagemaker:ListEndpoints", { StatusEquals: "InService" });
  for (const [index, EndpointName] of ["churn-prod", "card-velocity", "fraud-scoring"].entries()) {
    call(9, `02:${45 + index}:21`, "sagemaker:DescribeEndpoint", { EndpointName });
  }
  call(9, "02:49:02", "sagemaker:DescribeEndpointConfig", { EndpointConfigName: "fraud-scoring-v7" });
  call(9, "02:50:44", "sagemaker:DescribeModel", { ModelName: "fraud-scoring-v7" });
  call(9, "02:53:19", "sagemaker:ListTrainingJobs", {
    MaxResults: 100,
    SortBy: "CreationTime",
    SortOrder: "Descending",
  });
  call(9, "02:54:03", "sagemaker:DescribeTrainingJob", { TrainingJobName: "churn-debug-run" });
  call(9, "03:01:40", "sagemaker:DescribeEndpoint", { EndpointName: "fraud-scoring" });
  call(9, "03:09:15", "sagemaker:DescribeEndpoint", { EndpointName: "fraud-scoring" });

  const refused = at(site, 9, "03:12:48");
  const profile = `arn:aws:sagemaker:${site.region}:${site.account}:user-profile/*`;
  for (const UserProfileName of ["mia-chen", "power-user"]) {
    const DomainId = site.content.sagemaker.domains[0]?.DomainId;
    record(site, {
      at: refused,
      by: stranger,
      action: "sagemaker:CreatePresignedDomainUrl",
      request: { DomainId, UserProfileName },
      // Even an administrator is held by the organization's policies.
      error: {
        code: "AccessDenied",
        message: `User: ${stranger.identity(refused).arn} is not authorized to perform: sagemaker:CreatePresignedDomainUrl on resource: ${profile} with an explicit deny in a service control policy`,
      },
    });
  }
  record(site, {
    at: at(site, 7, "04:20:33"),
    by: via(stranger, { address: addresses.strangerV6 }),
    action: "sagemaker:DescribeEndpoint",
    request: { EndpointName: "fraud-scoring" },
  });
  call(5, "03:33:08", "sagemaker:ListEndpointConfigs", { NameContains: "fraud" });
}
