import { policy } from "#lib/simulator/accounts/build/policies.ts";
import { repository } from "#lib/simulator/accounts/build/repository.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

/** Growth's repositories as they were clicked together, one of them open to a partner's whole account. */
export function eastRepositories(site: Site, { tomas, mia }: Cast): void {
  repository(site, { name: "growth/churn", by: tomas, at: at(site, 301, "10:02:00") });
  repository(site, { name: "growth/r-kernel", by: mia, at: at(site, 212, "14:40:00") });
  repository(site, {
    name: "growth/ltv",
    by: tomas,
    at: at(site, 190, "09:15:00"),
    policy: policy({
      Sid: "PartnerPush",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::884211330042:root" },
      Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage", "ecr:InitiateLayerUpload"],
    }),
  });
}
