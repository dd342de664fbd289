import { endpoint, endpointConfig, variant } from "#lib/simulator/accounts/build/hosting.ts";
import { ownImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { container, model } from "#lib/simulator/accounts/build/model.ts";
import { lifecycleConfig, notebook } from "#lib/simulator/accounts/build/notebook.ts";
import { at, hoursAgo, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { domain, userProfile } from "#lib/simulator/accounts/build/studio.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { email } from "#lib/simulator/accounts/demo/company.ts";
import type { EuropeNetworks } from "./foundations.ts";

const artifact = (name: string) => `s3://nwa-pricing-eu-west-1/models/${name}/model.tar.gz`;
const tags = { Team: "pricing" };

/** Half way there: keys here, a VPC there, seldom both. */
export function pricingTeam(site: Site, { elena, deploy, airflow }: Cast, { pricing, keys }: EuropeNetworks): void {
  const role = executionRoles.pricing;
  const vpc = vpcConfig(pricing.subnets, pricing.group);

  lifecycleConfig(site, {
    name: "pricing-packages",
    by: elena,
    created: at(site, 130, "12:00:00"),
    onCreate: "#!/bin/bash\npip install lightgbm==4.5.0\n",
  });
  notebook(site, {
    name: "pricing-elasticity",
    by: elena,
    created: at(site, 130, "12:10:00"),
    role,
    type: "ml.m5.xlarge",
    internet: "Disabled",
    imds: "2",
    platform: "notebook-al2-v3",
    subnet: pricing.subnets[0],
    groups: [pricing.group],
    key: keys.shared.Arn,
    lifecycle: "pricing-packages",
    history: [
      { at: at(site, 40, "08:30:00"), event: "update", change: { InstanceType: "ml.m5.xlarge" } },
      { at: at(site, 40, "08:35:00"), event: "start" },
    ],
    tags,
  });
  notebook(site, {
    name: "pricing-scraper",
    by: elena,
    created: at(site, 39, "17:25:00"),
    role,
    internet: "Enabled",
    imds: "2",
    root: "Disabled",
    history: [{ at: hoursAgo(site, 26), event: "url" }],
    tags,
  });

  const studio = domain(site, {
    name: "pricing-studio",
    by: elena,
    created: at(site, 310, "11:00:00"),
    role,
    vpc: pricing.network.VpcId,
    subnets: pricing.subnets,
    auth: "SSO",
    key: keys.shared.Arn,
    user: {
      SecurityGroups: [pricing.group.GroupId],
      SharingSettings: {
        NotebookOutputOption: "Allowed",
        S3OutputPath: "s3://nwa-pricing-eu-west-1/sharing",
        S3KmsKeyId: keys.shared.KeyId,
      },
    },
    settings: { ExecutionRoleIdentityConfig: "USER_PROFILE_NAME" },
    tags,
  });
  for (const [index, name] of ["elena.petrova", "jan.nowak", "noor.haddad", "łucja.wójcik"].entries()) {
    userProfile(site, studio, {
      name: ["elena-petrova", "jan-nowak", "noor-haddad", "lucja-wojcik"][index] ?? name,
      by: elena,
      created: at(site, 305 - index * 80, "09:00:00"),
      settings: index === 2 ? { ExecutionRole: roleArn(site, role) } : {},
      email: email(name),
      tags: { ...tags, "full name": name },
    });
  }

  const elasticity = model(site, {
    name: "price-elasticity",
    by: deploy,
    created: at(site, 81, "13:00:00"),
    role,
    containers: [
      container(prebuilt(site, "sklearn", "sagemaker-scikit-learn:1.4-2-cpu-py312"), artifact("elasticity")),
    ],
    vpc,
    tags,
  });
  const basket = model(site, {
    name: "basket-size",
    by: deploy,
    created: at(site, 60, "13:00:00"),
    role,
    containers: [container(ownImage(site, "pricing/basket:1.9.2"), artifact("basket"))],
    isolated: true,
    tags,
  });
  const forecast = model(site, {
    name: "demand-deepar",
    by: elena,
    created: at(site, 35, "10:30:00"),
    role,
    containers: [container(prebuilt(site, "deepar", "forecasting-deepar:1"), artifact("deepar"))],
    tags,
  });
  model(site, {
    name: "basket-size-old",
    by: airflow,
    created: at(site, 380, "03:00:00"),
    role,
    containers: [container(ownImage(site, "pricing/basket:1.2.0"), artifact("basket-old"))],
    tags,
  });

  const elasticityConfig = endpointConfig(site, {
    name: "price-elasticity",
    by: deploy,
    created: at(site, 81, "13:03:00"),
    variants: [variant(elasticity, "ml.m5.large", 2)],
    key: "alias/ml-shared",
    tags,
  });
  const basketConfig = endpointConfig(site, {
    name: "basket-size",
    by: deploy,
    created: at(site, 60, "13:03:00"),
    variants: [variant(basket, "ml.c5.large", 1)],
    key: keys.shared.Arn,
    capture: { to: "s3://nwa-pricing-eu-west-1/capture" },
    tags,
  });
  endpointConfig(site, {
    name: "demand-deepar-unused",
    by: elena,
    created: at(site, 35, "10:34:00"),
    variants: [variant(forecast, "ml.m5.large", 1)],
    tags,
  });
  endpoint(site, {
    name: "price-elasticity",
    by: deploy,
    created: at(site, 81, "13:05:00"),
    config: elasticityConfig,
    tags,
  });
  endpoint(site, { name: "basket-size", by: deploy, created: at(site, 60, "13:05:00"), config: basketConfig, tags });
}
