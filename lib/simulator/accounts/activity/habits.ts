import type { Actor } from "#lib/simulator/accounts/build/actors.ts";
import { issued, sagemaker } from "#lib/simulator/accounts/build/issued.ts";
import { iamId, type Random } from "#lib/simulator/accounts/build/random.ts";
import { later, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import { inside } from "./inside.ts";
import { existing, list, lookAt, lookAtTags } from "./reads.ts";

/** Something people and machines do again and again: what it writes into the trail when it starts at `start`. */
export type Habit = (site: Site, start: Date, random: Random) => void;

/** A look round in the console or with the CLI: a few lists, then some of the things on them. */
export function looksRound(by: Actor): Habit {
  return (site, start, random) => {
    let at = start;
    for (const read of [
      list(random),
      lookAt(site, start, random),
      lookAt(site, start, random),
      lookAtTags(site, start, random),
    ]) {
      record(site, { at, by, ...read });
      at = later(at, random.int(3, 90) / 60);
    }
  };
}

/** A poller: always the same two lists. */
export function polls(by: Actor): Habit {
  return (site, start) => {
    record(site, { at: start, by, action: "sagemaker:ListEndpoints", request: { MaxResults: 100 } });
    record(site, {
      at: later(start, 0.05),
      by,
      action: "sagemaker:ListTrainingJobs",
      request: { StatusEquals: "InProgress" },
    });
  };
}

/** Waits for a job, as SDKs do: the same Describe over and over. */
export function awaitsJob(by: Actor): Habit {
  return (site, start, random) => {
    const job = existing(site.content.sagemaker.trainingJobs, start, random);
    if (!job) return;
    const { TrainingJobName, CreationTime = start, TrainingEndTime = site.now } = job;
    for (const minutes of [1, 3, 5, 7, 9, 11]) {
      const at = later(CreationTime, minutes);
      if (at > TrainingEndTime) break;
      record(site, { at, by, action: "sagemaker:DescribeTrainingJob", request: { TrainingJobName } });
    }
  };
}

/** Opens Studio; what runs there acts with the profile's role, under the profile's name where the domain says so. */
export function opensStudio(by: Actor, role: string, profile: string, named: boolean): Habit {
  return (site, start, random) => {
    const found = site.content.sagemaker.userProfiles.find(({ UserProfileName }) => UserProfileName === profile);
    if (!found?.CreationTime || found.CreationTime > start) return;
    const { DomainId, UserProfileName } = found;
    const response = { AuthorizedUrl: "HIDDEN_DUE_TO_SECURITY_REASONS" };
    record(site, {
      at: start,
      by,
      action: "sagemaker:CreatePresignedDomainUrl",
      request: { DomainId, UserProfileName, ExpiresInSeconds: 300 },
      response,
    });
    const app = { DomainId, UserProfileName, AppType: "JupyterLab", AppName: "default" };
    const studio = inside(
      site,
      role,
      `10.${random.int(20, 60)}.${random.int(1, 60)}.${random.int(4, 250)}`,
      named ? profile : undefined,
    );
    record(site, {
      at: later(start, 0.6),
      by: studio,
      action: "sagemaker:DescribeUserProfile",
      request: { DomainId, UserProfileName },
    });
    record(site, {
      at: later(start, 0.9),
      by: studio,
      action: "sagemaker:CreateApp",
      request: app,
      response: {
        AppArn: `arn:aws:sagemaker:${site.region}:${site.account}:app/${DomainId}/${UserProfileName}/JupyterLab/default`,
      },
    });
    const request = { DomainIdEquals: DomainId };
    for (const minutes of [2, 9, 31]) {
      record(site, { at: later(start, minutes), by: studio, action: "sagemaker:ListApps", request });
    }
    record(site, {
      at: later(start, 60 + random.int(0, 300)),
      by: studio,
      action: "sagemaker:DeleteApp",
      request: app,
    });
  };
}

/** SageMaker takes on an execution role for a job. Such calls have no TLS details: the service is at both ends. */
export function takesRole(by: Actor, roles: readonly string[]): Habit {
  return (site, start, random) => {
    const name = random.pick(roles);
    const role = roleArn(site, name);
    const { session, seconds } = sagemaker;
    const accessKeyId = iamId("ASIA", `${role} ${start.getTime()}`).slice(0, 20);
    const { response, resources } = issued({
      ...{ ...site, role, session, accessKeyId, since: start, seconds },
    });
    record(site, {
      at: start,
      by,
      action: "sts:AssumeRole",
      request: { RoleArn: role, RoleSessionName: session, DurationSeconds: seconds },
      response,
      extra: { resources, sharedEventID: random.uuid() },
    });
  };
}

/** An end-to-end test of the deployment: everything it makes is gone minutes later. */
export function testsDeployment(by: Actor, role: string): Habit {
  return (site, start, random) => {
    const name = `it-${random.text(8, "abcdefghijkmnpqrstuvwxyz23456789")}`;
    const arn = (type: string) => `arn:aws:sagemaker:${site.region}:${site.account}:${type}/${name}`;
    const steps: [number, string, object, object?][] = [
      [0, "CreateModel", { ModelName: name, ExecutionRoleArn: roleArn(site, role) }, { ModelArn: arn("model") }],
      [0.2, "CreateEndpointConfig", { EndpointConfigName: name }, { EndpointConfigArn: arn("endpoint-config") }],
      [0.4, "CreateEndpoint", { EndpointName: name, EndpointConfigName: name }, { EndpointArn: arn("endpoint") }],
      [3, "DescribeEndpoint", { EndpointName: name }],
      [6, "DescribeEndpoint", { EndpointName: name }],
      [9, "DeleteEndpoint", { EndpointName: name }],
      [9.1, "DeleteEndpointConfig", { EndpointConfigName: name }],
      [9.2, "DeleteModel", { ModelName: name }],
    ];
    for (const [minutes, action, request, response] of steps) {
      record(site, {
        at: later(start, minutes),
        by,
        action: `sagemaker:${action}`,
        request,
        ...(response && { response }),
      });
    }
  };
}

/** A client that asks faster than it may. */
export function hurries(by: Actor): Habit {
  return (site, start, random) => {
    for (let call = 0; call < 6; call++) {
      const error =
        call > 1 && random.chance(0.6) ? { code: "ThrottlingException", message: "Rate exceeded" } : undefined;
      record(site, {
        at: later(start, call / 120),
        by,
        action: "sagemaker:ListTrainingJobs",
        request: { MaxResults: 10 },
        ...(error && { error }),
      });
    }
  };
}
