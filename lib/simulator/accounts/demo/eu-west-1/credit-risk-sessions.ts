import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingSession } from "#lib/simulator/accounts/build/training-session.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EuropeNetworks } from "./foundations.ts";

export function creditRiskSessions(site: Site, { lars }: Cast, { creditRisk, keys }: EuropeNetworks): void {
  trainingSession(site, {
    name: "credit-risk-memo-writer",
    by: lars,
    created: at(site, 9, "10:30:00"),
    role: executionRoles.creditRiskTraining,
    to: "s3://nwa-credit-risk-eu-west-1/sessions/",
    key: keys.creditRisk.Arn,
    vpc: vpcConfig(creditRisk.subnets, creditRisk.workload),
    status: "Stopped",
    tags: { Team: "credit-risk", Owner: "Aoife Byrne", DataClass: "restricted", Environment: "prod" },
  });
}
