import { flowDefinition, humanTaskUi, workforce, workteam } from "#lib/simulator/accounts/build/labeling.ts";
import { arnOf, at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";

const tags = { Team: "growth" };

/** People anywhere in the world who look at customers' texts. */
export function growthLabeling(site: Site, { mia, tomas }: Cast): void {
  const people = workforce(site, {
    name: "growth-people",
    by: tomas,
    created: at(site, 420, "10:00:00"),
    cidrs: ["0.0.0.0/0"],
    tags,
  });
  const team = workteam(site, people, {
    name: "growth-labelers",
    by: tomas,
    created: at(site, 420, "10:10:00"),
    description: "Interns and the labelling vendor",
    group: "growth-labelers",
    tags,
  });
  workteam(site, people, {
    name: "growth-reviewers",
    by: mia,
    created: at(site, 80, "15:10:00"),
    description: "Second look at what the labelers say",
    group: "growth-reviewers",
    NotificationConfiguration: { NotificationTopicArn: arnOf(site, "sns", "growth-labeling") },
    WorkerAccessConfiguration: {
      S3Presign: { IamPolicyConstraints: { SourceIp: "Enabled", VpcSourceIp: "Disabled" } },
    },
    tags,
  });
  flowDefinition(site, {
    name: "growth-complaints",
    by: mia,
    created: at(site, 200, "11:00:00"),
    role: executionRoles.growth,
    team,
    ui: humanTaskUi(site, { name: "growth-complaints", by: mia, created: at(site, 200, "10:55:00"), tags }),
    output: "s3://nwa-growth-us-east-1/reviews",
    title: "Is this a complaint",
    tags,
  });
}
