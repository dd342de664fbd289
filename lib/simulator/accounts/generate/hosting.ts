import { endpoint, endpointConfig, variant } from "#lib/simulator/accounts/build/hosting.ts";
import { ecrImage, pinnedImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { container, model } from "#lib/simulator/accounts/build/model.ts";
import { hoursAgo, later } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import type { Counts } from "./counts.ts";
import { type Draw, drawKey, drawVpc } from "./foundations.ts";
import { actorsOf } from "./identities.ts";
import { drawMoment, times } from "./moments.ts";

export function fillHosting(draw: Draw, counts: Counts): void {
  const { site, random, roles } = draw;
  const actors = actorsOf(site);
  const images = [
    pinnedImage(site, "ml/serving"),
    prebuilt(site, "deepLearning", "pytorch-inference:2.6.0-cpu-py312-ubuntu22.04-sagemaker"),
    prebuilt(site, "sklearn", "sagemaker-scikit-learn:1.2-1-cpu-py3"),
    prebuilt(site, "neo", "sagemaker-inference-pytorch:1.12-cpu-py3"),
    ecrImage("917540263881", site.region, "vendor/model:latest"),
  ];

  // A config and a transform job need a model, an endpoint needs a config, however few were asked for.
  const users = counts.endpointConfigs + counts.endpoints + counts.transformJobs;
  const modelCount = Math.max(counts.models, Math.min(users, 1));
  const models = times(modelCount, (index) => {
    const network = drawVpc(draw);
    return model(site, {
      name: `model-${index + 1}`,
      by: random.pick(actors),
      created: drawMoment(site, random, 400),
      role: random.pick(roles),
      containers: [container(random.pick(images), `s3://company-ml/models/${index + 1}/model.tar.gz`)],
      ...(network && { vpc: vpcConfig(network.subnets, network.group) }),
      isolated: random.chance(0.4),
    });
  });
  const after = (...moments: (Date | undefined)[]) => {
    const drawn = drawMoment(site, random, 300).getTime();
    const earliest = Math.max(drawn, ...moments.map((moment) => (moment ? later(moment, 1).getTime() : 0)));
    return new Date(Math.min(earliest, hoursAgo(site, 1).getTime()));
  };
  const configs = times(Math.max(counts.endpointConfigs, Math.min(counts.endpoints, 1)), (index) => {
    const served = random.pick(models);
    const key = drawKey(draw);
    return endpointConfig(site, {
      name: `config-${index + 1}`,
      by: random.pick(actors),
      created: after(served.CreationTime),
      variants: [variant(served, random.pick(["ml.m5.large", "ml.c5.xlarge", "ml.g5.xlarge"]), random.int(1, 3))],
      ...(key && { key }),
      ...(random.chance(0.3) && {
        capture: { to: "s3://company-ml/capture", ...(key && random.chance(0.5) && { key }) },
      }),
    });
  });
  times(counts.endpoints, (index) => {
    const config = random.pick(configs);
    endpoint(site, {
      name: `endpoint-${index + 1}`,
      by: random.pick(actors),
      created: after(config.CreationTime),
      config,
    });
  });
}
