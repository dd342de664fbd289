import { lifecycleConfig, notebook } from "#lib/simulator/accounts/build/notebook.ts";
import { at, ec2Id, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Domain, domain, userProfile } from "#lib/simulator/accounts/build/studio.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { email } from "#lib/simulator/accounts/demo/company.ts";
import type { PacificNetworks } from "./foundations.ts";

const tags = { Team: "vision" };

export function visionWorkspaces(
  site: Site,
  { dmitri, hana }: Cast,
  { standard, vision, keys }: PacificNetworks,
): Domain {
  const role = executionRoles.visionStudio;
  const [subnetA, subnetB] = vision.subnets;
  lifecycleConfig(site, {
    name: "vision-conda",
    by: dmitri,
    created: at(site, 230, "16:00:00"),
    onCreate: "#!/bin/bash\nconda env create -f /home/ec2-user/SageMaker/environment.yml\n",
  });
  notebook(site, {
    name: "vision-labels",
    by: hana,
    created: at(site, 230, "16:20:00"),
    role,
    type: "ml.t3.xlarge",
    internet: "Disabled",
    subnet: subnetA,
    groups: [vision.studio],
    lifecycle: "vision-conda",
    history: [
      { at: at(site, 84, "15:00:00"), event: "url" },
      { at: hoursAgo(site, 75), event: "url" },
    ],
    tags,
  });
  notebook(site, {
    name: "vision-gpu",
    by: dmitri,
    created: at(site, 99, "18:00:00"),
    role,
    type: "ml.g5.12xlarge",
    volume: 1000,
    internet: "Disabled",
    root: "Disabled",
    imds: "2",
    platform: "notebook-al2-v3",
    subnet: subnetB,
    groups: [vision.cluster],
    history: [{ at: at(site, 31, "17:10:00"), event: "stop" }],
    tags,
  });
  notebook(site, {
    name: "vision-inner",
    by: dmitri,
    created: at(site, 53, "19:45:00"),
    role,
    type: "ml.m5.2xlarge",
    internet: "Disabled",
    root: "Disabled",
    imds: "2",
    platform: "notebook-al2023-v1",
    subnet: vision.inner,
    groups: [vision.studio],
    key: keys.vision.KeyId,
    tags,
  });
  notebook(site, {
    name: "paper-figures",
    by: hana,
    created: at(site, 28, "22:02:00"),
    role,
    type: "ml.t3.medium",
    subnet: standard.subnets[0],
    groups: [standard.group],
  });

  const studio = domain(site, {
    name: "vision-research",
    by: dmitri,
    created: at(site, 360, "17:00:00"),
    role,
    vpc: vision.network.VpcId,
    subnets: vision.subnets,
    network: "VpcOnly",
    // Encrypted with AWS's own key.
    user: {
      SecurityGroups: [vision.studio.GroupId],
      SharingSettings: { NotebookOutputOption: "Disabled" },
      CustomFileSystemConfigs: [
        {
          FSxLustreFileSystemConfig: {
            FileSystemId: ec2Id(site, "fs", "vision-datasets"),
            FileSystemPath: "/datasets",
          },
        },
      ],
    },
    settings: { DockerSettings: { EnableDockerAccess: "ENABLED", VpcOnlyTrustedAccounts: ["731904482065"] } },
    tags,
  });
  for (const [index, name] of [
    "dmitri-volkov",
    "hana-kim",
    "wei-zhang",
    "olu-adeyemi",
    "anna-schmidt",
    "visiting-researcher",
  ].entries()) {
    userProfile(site, studio, {
      name,
      by: dmitri,
      created: at(site, index === 5 ? 45 : 350 - index, "17:30:00"),
      settings: index === 5 ? { SecurityGroups: [vision.cluster.GroupId] } : {},
      tags: { ...tags, contact: email(name.replace("-", ".")) },
    });
  }
  return studio;
}
