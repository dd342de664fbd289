import { policy } from "#lib/simulator/accounts/build/policies.ts";
import { repository } from "#lib/simulator/accounts/build/repository.ts";
import { arnOf, at, type Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { registries } from "#lib/simulator/shelves/ecr.ts";

/** Research shares with whoever asks: a university may copy into the registry, and anybody may pull the converter. */
export function pacificRepositories(site: Site, { dmitri, hana, deploy }: Cast): void {
  registries.put(site.content, {
    policy: policy({
      Sid: "UniversityReplication",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::884211330077:root" },
      Action: ["ecr:CreateRepository", "ecr:ReplicateImage"],
      Resource: arnOf(site, "ecr", "repository/*"),
    }),
  });
  repository(site, {
    name: "vision/damage",
    by: deploy,
    at: at(site, 360, "18:00:00"),
    mutability: "IMMUTABLE",
    scanOnPush: true,
    found: { MEDIUM: 3, LOW: 7 },
  });
  repository(site, { name: "vision/distill", by: hana, at: at(site, 120, "19:40:00") });
  repository(site, {
    name: "vision/ffmpeg",
    by: dmitri,
    at: at(site, 230, "21:15:00"),
    policy: policy({
      Sid: "Everybody",
      Effect: "Allow",
      Principal: "*",
      Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    }),
    found: { CRITICAL: 1, HIGH: 9, MEDIUM: 22, UNDEFINED: 4 },
  });
}
