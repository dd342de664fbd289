import type { Actor } from "#lib/simulator/accounts/build/actors.ts";
import { pinnedImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { processingPlan, processingRun } from "#lib/simulator/accounts/build/processing.ts";
import type { Run } from "#lib/simulator/accounts/build/run.ts";
import { hoursAgo } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan, trainingRun } from "#lib/simulator/accounts/build/training.ts";
import { transformPlan, transformRun } from "#lib/simulator/accounts/build/transform.ts";
import { tuningJob } from "#lib/simulator/accounts/build/tuning.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { hasLocalStorage } from "#lib/simulator/local-storage.ts";
import type { Counts } from "./counts.ts";
import { type Draw, drawKey, drawVpc } from "./foundations.ts";
import { actorsOf } from "./identities.ts";
import { drawMoment, times } from "./moments.ts";

/** Past so many jobs of a kind in a region, a job leaves no event and no history of states: it is one of very many. */
const recorded = 400;
/** Kinds of a job: what its runs share is held once for each. */
const plans = 40;
const children = 2;

/** Every job ended before `now`, but for `counts.running` training jobs. */
export function fillJobs(draw: Draw, counts: Counts & { days: number }): void {
  const training = trainingPlans(draw, counts.trainingJobs);
  const tuned = Math.min(counts.tuningJobs, Math.floor(counts.trainingJobs / children));
  const plain = counts.trainingJobs - tuned * children;
  runs(draw, plain, counts.days, "training", (run, index) => {
    const { reason: _, ...healthy } = run;
    const running = { ...healthy, at: hoursAgo(draw.site, 1 + index / 60), status: "InProgress" as const };
    const one = index < counts.running ? running : run;
    trainingRun(draw.site, draw.random.pick(training), { ...one, lean: index >= recorded });
  });
  times(counts.tuningJobs, (index) =>
    tuningJob(draw.site, {
      name: `tuning-${index + 1}`,
      by: draw.random.pick(actorsOf(draw.site)),
      at: drawMoment(draw.site, draw.random, counts.days),
      plans: [draw.random.pick(training)],
      children: index < tuned ? children : 0,
    }),
  );
  fillOthers(draw, counts);
}

function fillOthers(draw: Draw, counts: Counts & { days: number }): void {
  const { site, random, roles } = draw;
  const processing = times(Math.min(plans, counts.processingJobs), (index) => {
    const network = drawVpc(draw);
    return processingPlan(site, {
      base: `processing-${index + 1}`,
      role: random.pick(roles),
      image: prebuilt(site, "sklearn", "sagemaker-scikit-learn:1.2-1-cpu-py3"),
      bucket: "company-ml/processing",
      count: random.int(1, 3),
      ...drawnMachines(draw, ["ml.m5.xlarge", "ml.t3.large", "ml.g4dn.xlarge"]),
      network: {
        EnableNetworkIsolation: random.chance(0.4),
        EnableInterContainerTrafficEncryption: random.chance(0.4),
        ...(network && { VpcConfig: vpcConfig(network.subnets, network.group) }),
      },
    });
  });
  runs(draw, counts.processingJobs, counts.days, "processing", (run) =>
    processingRun(site, random.pick(processing), run),
  );

  const models = site.content.sagemaker.models.flatMap(({ ModelName }) => ModelName ?? []);
  const transform = times(Math.min(plans, counts.transformJobs), (index) =>
    transformPlan({
      base: `transform-${index + 1}`,
      model: random.pick(models),
      bucket: "company-ml/transform",
      ...drawnMachines(draw, ["ml.m5.xlarge", "ml.c5.xlarge", "ml.g5.xlarge"]),
    }),
  );
  runs(draw, counts.transformJobs, counts.days, "transform", (run) => transformRun(site, random.pick(transform), run));
}

function trainingPlans(draw: Draw, count: number) {
  const { site, random, roles } = draw;
  const images = [
    pinnedImage(site, "ml/training"),
    prebuilt(site, "deepLearning", "pytorch-training:2.8.0-gpu-py312-cu129-ubuntu22.04-sagemaker"),
    prebuilt(site, "scriptMode", "sagemaker-mxnet:1.4.1-gpu-py3"),
    prebuilt(site, "sklearn", "sagemaker-xgboost:1.7-1"),
  ];
  return times(Math.min(plans, Math.max(count, 1)), (index) => {
    const network = drawVpc(draw);
    return trainingPlan(site, {
      base: `training-${index + 1}`,
      role: random.pick(roles),
      image: random.pick(images),
      bucket: "company-ml/training",
      count: random.pick([1, 1, 2, 4]),
      ...trainingMachines(draw, ["ml.m5.xlarge", "ml.c5.4xlarge", "ml.p3.2xlarge", "ml.g5.2xlarge"]),
      ...(network && { vpc: vpcConfig(network.subnets, network.group) }),
      isolated: random.chance(0.5),
      encrypted: random.chance(0.4),
      spot: random.chance(0.2),
      hyperParameters: { epochs: String(random.int(1, 50)) },
      environment: { STAGE: random.pick(["dev", "prod"]) },
    });
  });
}

/** A type of machine and the keys of its volume and output; AWS takes no volume key where there is no EBS volume. */
function drawnMachines<T extends string>(draw: Draw, types: readonly T[]) {
  const type = draw.random.pick(types);
  const volumeKey = hasLocalStorage(type) ? undefined : drawKey(draw);
  const outputKey = drawKey(draw);
  return { type, ...(volumeKey && { volumeKey }), ...(outputKey && { outputKey }) };
}

/** Volumes of training jobs take a key's id or ARN, not an alias. Source: API reference, ResourceConfig. */
function trainingMachines<T extends string>(draw: Draw, types: readonly T[]) {
  const { volumeKey, ...machines } = drawnMachines(draw, types);
  const behind = draw.site.content.kms.keys.find(({ aliases }) => volumeKey && aliases.includes(volumeKey))?.Arn;
  return { ...machines, ...(volumeKey && { volumeKey: behind ?? volumeKey }) };
}

function runs(
  { site, random }: Draw,
  count: number,
  days: number,
  kind: string,
  make: (run: Run & { by?: Actor }, index: number) => void,
): void {
  const actors = actorsOf(site);
  for (let index = 0; index < count; index++) {
    const status = random.pick(["Completed", "Completed", "Completed", "Completed", "Failed", "Stopped"] as const);
    make(
      {
        at: drawMoment(site, random, days),
        name: `${kind}-${String(index + 1).padStart(6, "0")}`,
        status,
        ...(status === "Failed" && { reason: "AlgorithmError: ExecuteUserScriptError: ExitCode 1" }),
        minutes: random.int(5, 90),
        ...(index < recorded && { by: random.pick(actors) }),
      },
      index,
    );
  }
}
