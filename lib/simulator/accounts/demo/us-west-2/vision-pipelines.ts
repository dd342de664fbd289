import { ownImage } from "#lib/simulator/accounts/build/images.ts";
import { pipeline, registerModel } from "#lib/simulator/accounts/build/pipeline.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan } from "#lib/simulator/accounts/build/training.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { PacificNetworks } from "./foundations.ts";

/** On machines whose disks the hardware encrypts. */
export function visionPipelines(site: Site, { hana }: Cast, { vision, keys }: PacificNetworks): void {
  const distill = trainingPlan(site, {
    base: "Distill",
    role: executionRoles.visionTraining,
    bucket: "nwa-vision-us-west-2/jobs",
    image: ownImage(site, "vision/distill:0.4"),
    type: "ml.g4dn.xlarge",
    isolated: true,
    vpc: vpcConfig(vision.subnets, vision.cluster),
    outputKey: keys.vision.Arn,
  });
  pipeline(site, {
    name: "distill-and-register",
    by: hana,
    created: at(site, 47, "18:20:00"),
    ran: at(site, 3, "19:00:00"),
    role: executionRoles.visionTraining,
    steps: [
      { Name: "Distill", Type: "Training", Arguments: distill.request },
      registerModel("shelf-detector-small", "Distill"),
    ],
    tags: { Team: "vision" },
  });
}
