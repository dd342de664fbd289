import { endpoint, endpointConfig, variant } from "#lib/simulator/accounts/build/hosting.ts";
import { pinnedImage } from "#lib/simulator/accounts/build/images.ts";
import { container, model } from "#lib/simulator/accounts/build/model.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EuropeNetworks } from "./foundations.ts";

const tags = { Team: "credit-risk", Owner: "Aoife Byrne", DataClass: "restricted", Environment: "prod" };

/** Four endpoints of reviewed images, isolated, in the VPC, on two machines each, captured under the team's key. */
export function creditRiskHosting(site: Site, { creditRiskCi }: Cast, { creditRisk, keys }: EuropeNetworks): void {
  const vpc = vpcConfig(creditRisk.subnets, creditRisk.workload);
  const deploy = (name: string, version: number, daysAgo: number) => {
    const versioned = `credit-risk-${name}-v${version}`;
    const made = model(site, {
      name: versioned,
      by: creditRiskCi,
      created: at(site, daysAgo, "09:00:00"),
      role: executionRoles.creditRiskServing,
      containers: [
        container(
          pinnedImage(site, `credit-risk/${name}`),
          `s3://nwa-credit-risk-eu-west-1/models/${versioned}/model.tar.gz`,
          { ImageConfig: { RepositoryAccessMode: "Platform" }, Environment: { LOG_LEVEL: "info" } },
        ),
      ],
      vpc,
      isolated: true,
      tags,
    });
    return endpointConfig(site, {
      name: versioned,
      by: creditRiskCi,
      created: at(site, daysAgo, "09:02:00"),
      variants: [variant(made, "ml.c6i.xlarge", 2)],
      key: keys.creditRisk.Arn,
      capture: { to: "s3://nwa-credit-risk-eu-west-1/capture", key: keys.creditRiskCapture.Arn, percent: 30 },
      tags,
    });
  };
  const serve = (
    name: string,
    created: number,
    config: ReturnType<typeof deploy>,
    updates: { daysAgo: number; config: ReturnType<typeof deploy> }[] = [],
  ) =>
    endpoint(site, {
      name: `credit-risk-${name}`,
      by: creditRiskCi,
      created: at(site, created, "09:05:00"),
      config,
      updates: updates.map((update) => ({
        at: at(site, update.daysAgo, "09:05:00"),
        by: creditRiskCi,
        config: update.config,
      })),
      tags,
    });

  serve("pd-retail", 270, deploy("pd-retail", 4, 270), [{ daysAgo: 33, config: deploy("pd-retail", 5, 33) }]);
  serve("lgd", 268, deploy("lgd", 2, 268));
  serve("limit-advice", 96, deploy("limit-advice", 1, 96), [{ daysAgo: 20, config: deploy("limit-advice", 2, 20) }]);
  serve("early-warning", 48, deploy("early-warning", 1, 48));
}
