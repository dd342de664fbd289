import { endpoint, endpointConfig, variant } from "#lib/simulator/accounts/build/hosting.ts";
import { pinnedImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { container, model } from "#lib/simulator/accounts/build/model.ts";
import { lifecycleConfig, notebook } from "#lib/simulator/accounts/build/notebook.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EastNetworks } from "./foundations.ts";

const artifact = (name: string) => `s3://nwa-fraud-us-east-1/models/${name}/model.tar.gz`;

/** A careful team, which is what makes the hijack of its endpoint (hijack.ts) stand out. */
export function fraudHosting(site: Site, { ines, kwame, deploy, stranger }: Cast, { fraud, keys }: EastNetworks): void {
  const role = executionRoles.fraudServing;
  const vpc = vpcConfig(fraud.subnets, fraud.workload);
  const key = keys.fraud.Arn;
  const tags = { Team: "fraud", Environment: "prod" };
  const image = pinnedImage(site, "fraud/scoring");

  lifecycleConfig(site, {
    name: "fraud-autostop",
    by: kwame,
    created: at(site, 300, "09:00:00"),
    onStart:
      "#!/bin/bash\n(crontab -l; echo '*/5 * * * * /usr/bin/python3 /opt/autostop.py --time 3600') | crontab -\n",
  });
  notebook(site, {
    name: "fraud-investigations",
    by: kwame,
    created: at(site, 300, "09:10:00"),
    role: executionRoles.fraudNotebook,
    type: "ml.m5.xlarge",
    internet: "Disabled",
    root: "Disabled",
    imds: "2",
    platform: "notebook-al2023-v1",
    subnet: fraud.subnets[0],
    groups: [fraud.workload],
    key,
    lifecycle: "fraud-autostop",
    history: [
      { at: at(site, 25, "09:02:00"), event: "url", by: ines },
      { at: at(site, 3, "09:20:00"), event: "url", by: ines },
    ],
    tags,
  });
  notebook(site, {
    name: "fraud-graph-features",
    by: ines,
    created: at(site, 77, "11:36:00"),
    role: executionRoles.fraudNotebook,
    type: "ml.r5.2xlarge",
    internet: "Disabled",
    imds: "2",
    platform: "notebook-al2-v3",
    subnet: fraud.subnets[1],
    groups: [fraud.workload],
    key: "alias/fraud",
    history: [{ at: at(site, 70, "18:12:00"), event: "stop" }],
    tags,
  });

  const v6 = model(site, {
    name: "fraud-scoring-v6",
    by: deploy,
    created: at(site, 140, "12:00:00"),
    role,
    containers: [container(image, artifact("v6"))],
    vpc,
    isolated: true,
    tags,
  });
  const v7 = model(site, {
    name: "fraud-scoring-v7",
    by: deploy,
    created: at(site, 44, "12:00:00"),
    role,
    containers: [container(image, artifact("v7"))],
    vpc,
    isolated: true,
    tags,
  });
  const velocity = model(site, {
    name: "card-velocity",
    by: kwame,
    created: at(site, 61, "10:18:00"),
    role,
    containers: [container(prebuilt(site, "firstParty", "randomcutforest:1"), artifact("velocity"))],
    vpc,
    tags,
  });
  const device = model(site, {
    name: "device-fingerprint",
    by: ines,
    created: at(site, 33, "13:50:00"),
    role,
    containers: [
      container(
        prebuilt(site, "deepLearning", "pytorch-inference:2.6.0-cpu-py312-ubuntu22.04-sagemaker"),
        artifact("device"),
      ),
    ],
    vpc,
    isolated: true,
    tags,
  });
  model(site, {
    name: "fraud-ipinsights",
    by: kwame,
    created: at(site, 205, "10:18:00"),
    role,
    containers: [container(prebuilt(site, "firstParty", "ipinsights:1"), artifact("ipinsights"))],
    vpc,
    tags,
  });

  const machines = (which: typeof v6) => [variant(which, "ml.c5.xlarge", 2)];
  const capture = { to: "s3://nwa-fraud-us-east-1/capture", key, percent: 10 };
  const configV6 = endpointConfig(site, {
    name: "fraud-scoring-v6",
    by: deploy,
    created: at(site, 140, "12:02:00"),
    variants: machines(v6),
    key,
    capture,
    tags,
  });
  const configV7 = endpointConfig(site, {
    name: "fraud-scoring-v7",
    by: deploy,
    created: at(site, 44, "12:02:00"),
    variants: machines(v7),
    key,
    capture,
    tags,
  });
  const velocityConfig = endpointConfig(site, {
    name: "card-velocity",
    by: kwame,
    created: at(site, 61, "10:22:00"),
    variants: [variant(velocity, "ml.m5.large", 2)],
    key,
    tags,
  });
  const deviceConfig = endpointConfig(site, {
    name: "device-fingerprint",
    by: ines,
    created: at(site, 33, "13:54:00"),
    variants: [variant(device, "ml.g4dn.xlarge", 1)],
    key,
    tags,
  });

  // What a stranger with the notebook's credentials made: same machines, same model, all traffic captured elsewhere.
  // The bucket belongs to someone else, there is no key, and the name looks like one of the team's.
  const night = at(site, 9, "02:58:31");
  const hijacked = endpointConfig(site, {
    name: "fraud-scoring-v7-1",
    by: stranger,
    created: night,
    variants: machines(v7),
    capture: { to: "s3://ml-metrics-archive-7781/nw", percent: 100 },
  });

  endpoint(site, {
    name: "fraud-scoring",
    by: deploy,
    created: at(site, 140, "12:05:00"),
    config: configV6,
    updates: [
      { at: at(site, 44, "12:06:00"), by: deploy, config: configV7 },
      { at: at(site, 9, "03:01:12"), by: stranger, config: hijacked },
    ],
    tags,
  });
  endpoint(site, { name: "card-velocity", by: kwame, created: at(site, 61, "10:24:00"), config: velocityConfig, tags });
  endpoint(site, {
    name: "device-fingerprint",
    by: ines,
    created: at(site, 33, "13:56:00"),
    config: deviceConfig,
    tags,
  });
}
