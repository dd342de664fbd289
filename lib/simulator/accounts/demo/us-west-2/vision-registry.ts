import { ownImage } from "#lib/simulator/accounts/build/images.ts";
import { modelPackage, packageGroup } from "#lib/simulator/accounts/build/registry.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

/** A group of the team's own: nobody else was let in, and a version is an image by its tag. */
export function visionRegistry(site: Site, { hana }: Cast): void {
  const group = "shelf-detector-small";
  packageGroup(site, { name: group, by: hana, at: at(site, 47, "18:15:00"), tags: { Team: "vision" } });
  modelPackage(site, {
    of: { group, version: 1 },
    by: hana,
    at: at(site, 19, "20:31:00"),
    containers: [
      {
        Image: ownImage(site, "vision/distill:0.4"),
        ModelDataUrl: "s3://nwa-vision-us-west-2/jobs/output/distill/output/model.tar.gz",
      },
    ],
    approval: "PendingManualApproval",
  });
}
