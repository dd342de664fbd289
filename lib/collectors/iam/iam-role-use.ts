import { MalformedAnswer } from "#lib/aws/failure.ts";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector, type Listed } from "../define.ts";
import { given } from "../given.ts";
import { roleIn, trustsSageMaker } from "./role-in.ts";
import { whenDone } from "./when-done.ts";

/** Services by which the role of a job, an endpoint or a notebook does good or harm. */
const services: ReadonlySet<string> = new Set(
  `athena bedrock cloudformation cloudwatch codecommit dynamodb ec2 ecr elasticfilesystem fsx glue iam kms lambda logs
   organizations rds redshift s3 sagemaker secretsmanager ssm sts`.split(/\s+/),
);

/**
 * What roles that SageMaker may assume, or that something of SageMaker names, were allowed and have used in the last 400 days.
 * IAM writes a report about each: all are asked for before the first is fetched.
 */
export default defineCollector({
  kind: "iam-role-use",
  label: "Uses of IAM roles",
  scope: "global",
  volume: "live",
  parent: "iam-role",
  withoutArn: true,
  actions: ["iam:ListRoles", "iam:GenerateServiceLastAccessedDetails", "iam:GetServiceLastAccessedDetails"],
  volatile: [
    "JobCompletionDate",
    "Services[].LastAuthenticated",
    "Services[].LastAuthenticatedRegion",
    "Services[].TrackedActionsLastAccessed[].LastAccessedTime",
    "Services[].TrackedActionsLastAccessed[].LastAccessedRegion",
  ],
  named: roleIn,
  async *collect({ iam, names, again, signal, required, readEach }) {
    const arns: string[] = [];
    for await (const page of pages(iam.listRoles, { MaxItems: 1000 })) {
      for (const role of required(page.Roles, "Roles")) {
        const { Arn = "" } = role;
        if (names.has(Arn) || (!again && trustsSageMaker(role))) arns.push(Arn);
      }
    }
    const started: { listed: Listed; RoleArn: string; JobId: string }[] = [];
    const jobs = readEach(
      arns,
      (arn) => ({ name: arn.slice(arn.lastIndexOf("/") + 1), arn: `${arn}#use` }),
      async (Arn) => ({
        RoleArn: Arn,
        JobId: given(await iam.generateServiceLastAccessedDetails({ Arn, Granularity: "ACTION_LEVEL" }), "JobId"),
      }),
    );
    for await (const { identity: listed, ...job } of jobs) {
      if (job.status === "unread") yield { identity: listed, ...job };
      else started.push({ listed, RoleArn: job.resource.RoleArn, JobId: job.resource.JobId });
    }
    const details = whenDone(iam.getServiceLastAccessedDetails, (job) => job.JobStatus !== "IN_PROGRESS", signal);
    yield* readEach(
      started,
      ({ listed: { name, arn } }) => ({ name, arn }),
      async ({ RoleArn, JobId }) => {
        const Services = [];
        let JobCompletionDate: Date | undefined;
        for await (const page of pages(details, { JobId, MaxItems: 1000 })) {
          if (page.JobStatus !== "COMPLETED") throw new MalformedAnswer(`IAM gave up: ${page.Error?.Message}.`);
          JobCompletionDate = page.JobCompletionDate;
          for (const one of required(page.ServicesLastAccessed, "ServicesLastAccessed")) {
            const {
              ServiceNamespace = "",
              LastAuthenticated,
              LastAuthenticatedRegion,
              TrackedActionsLastAccessed,
            } = one;
            if (!services.has(ServiceNamespace)) continue;
            Services.push({
              ServiceNamespace,
              LastAuthenticated,
              LastAuthenticatedRegion,
              TrackedActionsLastAccessed: TrackedActionsLastAccessed?.map((action) => {
                const { ActionName, LastAccessedTime, LastAccessedRegion } = action;
                return { ActionName, LastAccessedTime, LastAccessedRegion };
              }),
            });
          }
        }
        return { RoleArn, JobCompletionDate, Services };
      },
    );
  },
  // The role that it is about is known already.
  follows: () => undefined,
});
