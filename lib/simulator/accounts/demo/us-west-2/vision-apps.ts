import { at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { app, type Domain, space } from "#lib/simulator/accounts/build/studio.ts";
import { appImageConfig, distribution, studioLifecycleConfig } from "#lib/simulator/accounts/build/studio-parts.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

const tags = { Team: "vision" };

/** Code Editor on large machines, with the team's labels in a bucket that every space mounts. */
export function visionApps(site: Site, { dmitri, hana }: Cast, studio: Domain): void {
  const tools = studioLifecycleConfig(site, {
    name: "vision-tools",
    by: dmitri,
    created: at(site, 200, "18:00:00"),
    app: "CodeEditor",
    script: "#!/bin/bash\nset -eu\nconda install -y -c conda-forge ffmpeg=7.1\n",
    tags,
  });
  appImageConfig(site, {
    name: "vision-editor",
    by: hana,
    created: at(site, 199, "18:30:00"),
    CodeEditorAppImageConfig: {
      FileSystemConfig: { MountPath: "/home/sagemaker-user", DefaultUid: 1000, DefaultGid: 100 },
      ContainerConfig: { ContainerEntrypoint: ["entrypoint-code-editor"] },
    },
    tags,
  });
  const labels = space(site, studio, {
    name: "street-labels",
    by: hana,
    created: at(site, 60, "16:40:00"),
    owner: "hana-kim",
    shared: true,
    settings: {
      AppType: "CodeEditor",
      SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: 200 } },
      CodeEditorAppSettings: {
        DefaultResourceSpec: { InstanceType: "ml.g5.4xlarge", LifecycleConfigArn: tools.StudioLifecycleConfigArn },
      },
      CustomFileSystems: [{ S3FileSystem: { S3Uri: "s3://nwa-vision-us-west-2/labels/" } }],
    },
    tags,
  });
  const resources = {
    ...distribution(site, "gpu"),
    InstanceType: "ml.g5.4xlarge",
    LifecycleConfigArn: tools.StudioLifecycleConfigArn,
  } as const;
  app(site, studio, {
    by: hana,
    created: at(site, 4, "17:00:00"),
    type: "CodeEditor",
    space: labels,
    resources,
    lastUsed: hoursAgo(site, 2),
    tags,
  });
  app(site, studio, {
    by: dmitri,
    created: at(site, 3, "19:30:00"),
    type: "TensorBoard",
    profile: "dmitri-volkov",
    resources: { InstanceType: "system" },
    status: "Failed",
    reason: "InternalFailure: the app did not start in time",
  });
}
