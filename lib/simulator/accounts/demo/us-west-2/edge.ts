import { endpoint, endpointConfig, variant } from "#lib/simulator/accounts/build/hosting.ts";
import { prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { container, model } from "#lib/simulator/accounts/build/model.ts";
import { processingPlan, processingRun } from "#lib/simulator/accounts/build/processing.ts";
import { spread } from "#lib/simulator/accounts/build/schedule.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan, trainingRun } from "#lib/simulator/accounts/build/training.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { outcomes } from "#lib/simulator/accounts/demo/outcomes.ts";

const role = executionRoles.edge;
const tags = { Team: "edge" };

/** Models compiled with Neo: code for one family of machines, which runs badly or not at all on another. */
export function edgeTeam(site: Site, { ravi, deploy }: Cast): void {
  /** Neo names its output after the target: `model-ml_c5.tar.gz`. */
  const compiled = (name: string, target: string, image: string, daysAgo: number) =>
    model(site, {
      name,
      by: ravi,
      created: at(site, daysAgo, "18:30:00"),
      role,
      containers: [
        container(prebuilt(site, "neo", image), `s3://nwa-edge-us-west-2/compiled/${name}/model-${target}.tar.gz`, {
          Environment: {
            SAGEMAKER_SUBMIT_DIRECTORY: `s3://nwa-edge-us-west-2/code/${name}.tar.gz`,
            MMS_DEFAULT_RESPONSE_TIMEOUT: "500",
          },
        }),
      ],
      tags,
    });
  const doors = compiled("door-counter-neo", "ml_c5", "sagemaker-inference-pytorch:1.12-cpu-py3", 72);
  const queues = compiled("queue-length-neo", "ml_c5", "sagemaker-inference-mxnet:1.8-cpu-py3", 65);
  const lights = compiled("light-xgb-neo", "ml_m5", "xgboost-neo:latest", 50);
  compiled("door-counter-jetson", "jetson_xavier", "sagemaker-inference-tensorflow:1.15.3-gpu-py3", 72);
  const faces = compiled("badge-faces-inf1", "ml_inf1", "sagemaker-neo-pytorch:1.5.1-inf-py3", 30);

  const serve = (
    name: string,
    daysAgo: number,
    one: Parameters<typeof variant>[0],
    type: Parameters<typeof variant>[1],
    count: number,
  ) => {
    const config = endpointConfig(site, {
      name,
      by: deploy,
      created: at(site, daysAgo, "18:35:00"),
      variants: [variant(one, type, count)],
      tags,
    });
    return endpoint(site, { name, by: deploy, created: at(site, daysAgo, "18:37:00"), config, tags });
  };
  serve("door-counter", 72, doors, "ml.c5.large", 2);
  // Compiled for c5, deployed on m5.
  serve("queue-length", 65, queues, "ml.m5.xlarge", 1);
  serve("badge-faces", 30, faces, "ml.inf1.xlarge", 2);
  // Compiled for m5; the config waits for an endpoint that was never made.
  endpointConfig(site, {
    name: "light-sensor",
    by: ravi,
    created: at(site, 50, "18:40:00"),
    variants: [variant(lights, "ml.m5.large", 1)],
    tags,
  });

  const bucket = "nwa-edge-us-west-2/jobs";
  const training = trainingPlan(site, {
    base: "door-counter",
    by: ravi,
    role,
    bucket,
    image: prebuilt(site, "xgboostAlgorithm", "image-classification:1"),
    type: "ml.p3.2xlarge",
    tags,
  });
  const span = { from: 84, to: 2, hours: [16, 22] as const, workdays: true };
  for (const run of outcomes("doors", spread(site, "doors", 6, span))) trainingRun(site, training, run);
  const quantize = processingPlan(site, {
    base: "quantize",
    by: ravi,
    role,
    bucket,
    image: prebuilt(site, "sklearn", "sagemaker-scikit-learn:1.2-1-cpu-py3"),
    tags,
  });
  for (const run of outcomes("quantize", spread(site, "quantize", 3, span))) processingRun(site, quantize, run);
}
