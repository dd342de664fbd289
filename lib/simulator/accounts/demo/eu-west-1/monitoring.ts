import { jobDefinition, monitoringSchedule } from "#lib/simulator/accounts/build/monitoring.ts";
import { at, later, type Site } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EuropeNetworks } from "./foundations.ts";

const tags = { Team: "credit-risk", Owner: "Aoife Byrne", DataClass: "restricted", Environment: "prod" };

/** Credit risk watches its retail model in all four ways, as it runs everything; pricing drew something up and forgot it. */
export function europeMonitoring(site: Site, { terraform, elena }: Cast, { creditRisk, keys }: EuropeNetworks): void {
  const endpoint = "credit-risk-pd-retail";
  const sealed = {
    endpoint,
    role: executionRoles.creditRiskProcessing,
    bucket: "nwa-credit-risk-eu-west-1/monitoring",
    volumeKey: keys.creditRisk.Arn,
    outputKey: keys.creditRisk.Arn,
    network: {
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      VpcConfig: vpcConfig(creditRisk.subnets, creditRisk.workload),
    },
    tags,
  };
  const watch = (type: Parameters<typeof jobDefinition>[1], what: string, minute: number) => {
    const name = `credit-risk-pd-retail-${what}`;
    const created = at(site, 31, `10:0${minute}:00`);
    const runs = jobDefinition(site, type, { ...sealed, name, by: terraform, created });
    monitoringSchedule(site, {
      name,
      by: terraform,
      created: later(created, 1),
      endpoint,
      type,
      runs,
      last: what === "bias" ? "CompletedWithViolations" : "Completed",
      tags,
    });
  };
  watch("DataQuality", "data", 0);
  watch("ModelQuality", "quality", 2);
  watch("ModelBias", "bias", 4);
  watch("ModelExplainability", "shap", 6);

  // No schedule runs it: nobody would see the prices drift.
  jobDefinition(site, "ModelQuality", {
    name: "price-elasticity-quality",
    by: elena,
    created: at(site, 44, "15:20:00"),
    endpoint: "price-elasticity",
    role: executionRoles.pricing,
    bucket: "nwa-pricing-eu-west-1/monitoring",
    outputKey: keys.shared.Arn,
    instances: 2,
    tags: { Team: "pricing" },
  });
}
