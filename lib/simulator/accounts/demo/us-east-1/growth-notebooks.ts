import { lifecycleConfig, notebook } from "#lib/simulator/accounts/build/notebook.ts";
import { spread } from "#lib/simulator/accounts/build/schedule.ts";
import { at, hoursAgo, later, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import type { EastNetworks } from "./foundations.ts";

/** The messy team's notebooks: nearly every way to get one wrong. */
export function growthNotebooks(site: Site, cast: Cast, { shared, keys }: EastNetworks): void {
  const { mia, tomas, priya, growthNotebook } = cast;
  const role = executionRoles.growth;
  const tags = { Team: "growth", CostCenter: "4410" };

  lifecycleConfig(site, {
    name: "growth-setup",
    by: tomas,
    created: at(site, 340, "10:02:00"),
    modified: at(site, 47, "16:20:31"),
    onCreate: "#!/bin/bash\nset -e\nsudo -u ec2-user -i pip install --upgrade pandas\n",
    onStart: "#!/bin/bash\ncurl -sSL http://bootstrap.growth.internal/setup.sh | sudo bash\n",
  });
  lifecycleConfig(site, {
    name: "growth-git",
    by: priya,
    created: at(site, 71, "13:44:09"),
    onStart: `#!/bin/bash\ngit config --global url."https://oauth2:${fakeSecrets.githubToken}@github.com/".insteadOf "https://github.com/"\nexport SLACK_BOT_TOKEN=${fakeSecrets.slackToken}\ngit config --global http.sslVerify false\n`,
  });

  const mornings = (name: string, count: number, by = mia) =>
    spread(site, name, count, { from: 80, to: 3, hours: [9, 11], workdays: true }).flatMap((start) => [
      { at: start, event: "start" as const, by },
      { at: later(start, 4), event: "url" as const, by },
      { at: later(start, 60 * 7 + 13), event: "stop" as const, by },
    ]);

  notebook(site, {
    name: "growth-exploration",
    by: mia,
    created: at(site, 402, "14:10:00"),
    role,
    type: "ml.m5.xlarge",
    volume: 100,
    lifecycle: "growth-setup",
    history: mornings("growth-exploration", 26),
    tags,
  });
  // In a VPC, but its internet comes from SageMaker's own interface, past every control of the VPC.
  notebook(site, {
    name: "growth-attribution",
    by: tomas,
    created: at(site, 260, "09:31:20"),
    role,
    type: "ml.t3.xlarge",
    subnet: shared.privateA,
    groups: [shared.wideOpen],
    lifecycle: "growth-setup",
    history: [{ at: at(site, 34, "10:00:00"), event: "url" }],
    tags,
  });
  notebook(site, {
    name: "growth-forecast",
    by: tomas,
    created: at(site, 58, "15:22:48"),
    role: executionRoles.growthPipeline,
    type: "ml.m5.2xlarge",
    subnet: shared.privateA,
    groups: [shared.training],
    internet: "Disabled",
    key: "alias/aws/sagemaker",
    imds: "2",
    platform: "notebook-al2-v3",
    history: mornings("growth-forecast", 9, tomas),
    tags,
  });
  notebook(site, {
    name: "growth-AB-Testing",
    by: priya,
    created: at(site, 1205, "11:00:00"),
    role,
    type: "ml.t2.medium",
    platform: "notebook-al1-v1",
    history: [{ at: at(site, 610, "18:00:00"), event: "stop" }],
    tags: { Team: "growth", owner: "José Ñandú" },
  });
  // Machines with local NVMe: what is on it is encrypted by the hardware, the EBS volume has no key of the company's.
  notebook(site, {
    name: "growth-llm-playground",
    by: priya,
    created: at(site, 17, "12:48:05"),
    role,
    type: "ml.g5.2xlarge",
    volume: 500,
    lifecycle: "growth-git",
    repository: `https://priya:${fakeSecrets.githubToken}@github.com/northwind-analytics/llm-playground.git`,
    history: [
      { at: at(site, 16, "22:13:40"), event: "url", by: priya },
      { at: at(site, 9, "23:02:11"), event: "url", by: priya },
    ],
    tags,
  });
  // The key is scheduled for deletion; the volume will be lost with it.
  notebook(site, {
    name: "growth-reports",
    by: mia,
    created: at(site, 333, "10:45:00"),
    role,
    internet: "Disabled",
    root: "Disabled",
    subnet: shared.privateA,
    groups: [shared.training],
    key: keys.leaving.Arn,
    history: [{ at: at(site, 90, "17:30:00"), event: "stop" }, ...mornings("growth-reports", 5)],
    tags,
  });
  notebook(site, {
    name: "growth-failed",
    by: mia,
    created: at(site, 6, "16:05:12"),
    role,
    status: "Failed",
    reason: 'Lifecycle script failed: line 4: <img src=x onerror="alert(1)">: No such file or directory',
    lifecycle: "growth-setup",
    tags,
  });
  // A public subnet: notebooks have no public address there, so the internet gateway leads nowhere.
  notebook(site, {
    name: "growth-shared",
    by: growthNotebook,
    created: at(site, 41, "19:15:00"),
    role,
    internet: "Disabled",
    imds: "2",
    subnet: shared.publicA,
    groups: [shared.wideOpen],
    moreRepositories: ["https://github.com/awslabs/amazon-sagemaker-examples.git"],
    history: [{ at: hoursAgo(site, 30), event: "url", by: tomas }],
  });
}
