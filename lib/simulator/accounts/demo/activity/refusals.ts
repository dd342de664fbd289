import { agents } from "#lib/simulator/accounts/activity/clients.ts";
import { type Actor, via } from "#lib/simulator/accounts/build/actors.ts";
import { at, later, type Site } from "#lib/simulator/accounts/build/site.ts";
import { denied, record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

/** Calls that AWS refused, one by one: people who may not, things that are not there. */
export function refusals(site: Site, cast: Cast): void {
  const { analyst, internKey, mia, yuki, observability, hana, kwame } = cast;
  const refuse = (moment: Date, by: Actor, action: string, resource: string, request: object) => {
    const arn = `arn:aws:sagemaker:${site.region}:${site.account}:${resource}`;
    record(site, { at: moment, by, action, request, error: denied(by, moment, action, arn) });
  };
  for (const [index, daysAgo] of [81, 64, 39, 27, 11].entries()) {
    const moment = at(site, daysAgo, `1${index}:20:05`);
    const DomainId = site.content.sagemaker.domains[0]?.DomainId;
    refuse(moment, analyst, "sagemaker:CreatePresignedDomainUrl", `user-profile/${DomainId}/default`, {
      DomainId,
      UserProfileName: "default",
    });
    refuse(later(moment, 2), analyst, "sagemaker:StopNotebookInstance", "notebook-instance/growth-reports", {
      NotebookInstanceName: "growth-reports",
    });
  }
  refuse(at(site, 30, "15:40:12"), hana, "sagemaker:DeleteEndpoint", "endpoint/shelf-detector", {
    EndpointName: "shelf-detector",
  });
  // Minutes before, with the same key: what else is it good for?
  const tries = [
    ["iam:ListUsers", "user/"],
    ["iam:GetAccountAuthorizationDetails", "*"],
    ["iam:ListAccessKeys", "user/svc-airflow", { UserName: "svc-airflow" }],
    ["kms:ListKeys", "*"],
    ["cloudtrail:DescribeTrails", "*"],
    ["iam:CreateAccessKey", "user/svc-airflow", { UserName: "svc-airflow" }],
  ] as const;
  for (const [index, [action, what, request]] of tries.entries()) {
    const moment = later(at(site, 18, "23:51:05"), index * 0.7);
    const by = via(internKey, { agent: agents.hostile });
    const resource = what === "*" ? what : `arn:aws:iam::${site.account}:${what}`;
    record(site, { at: moment, by, action, ...(request && { request }), error: denied(by, moment, action, resource) });
  }
  refuse(at(site, 18, "23:58:40"), via(internKey, { agent: agents.hostile }), "sagemaker:DeleteDomain", "domain/*", {
    DomainId: "d-000000000000",
    RetentionPolicy: { HomeEfsFileSystem: "Delete" },
  });
  refuse(at(site, 13, "09:12:55"), observability, "sagemaker:DescribeUserProfile", "user-profile/*", {
    DomainId: "d-000000000000",
    UserProfileName: "mia-chen",
  });
  refuse(at(site, 2, "10:01:31"), kwame, "sagemaker:UpdateDomain", "domain/*", { DomainId: "d-000000000000" });

  const fail = (moment: Date, by: Actor, action: string, code: string, message: string, request: object) =>
    record(site, { at: moment, by, action, request, error: { code, message } });
  fail(
    at(site, 45, "14:03:20"),
    mia,
    "sagemaker:CreateEndpoint",
    "ResourceLimitExceeded",
    "The account-level service limit 'ml.g5.12xlarge for endpoint usage' is 0 Instances, with current utilization of 0 Instances and a request delta of 1 Instances.",
    { EndpointName: "bigger-headlines", EndpointConfigName: "bigger-headlines" },
  );
  fail(
    at(site, 24, "16:40:00"),
    yuki,
    "sagemaker:DescribeModel",
    "ValidationException",
    `Could not find model "arn:aws:sagemaker:${site.region}:${site.account}:model/review-sumaries".`,
    { ModelName: "review-sumaries" },
  );
  fail(
    at(site, 10, "11:31:09"),
    yuki,
    "sagemaker:CreateModel",
    "ValidationException",
    'Cannot create already existing model "review-summaries".',
    { ModelName: "review-summaries" },
  );
}
