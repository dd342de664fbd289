import type { MonitoringJobDefinition } from "@aws-sdk/client-sagemaker";
import type { SimulatedRegion } from "#lib/simulator/account.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";

const collections = [
  "dataQualityJobDefinitions",
  "modelBiasJobDefinitions",
  "modelExplainabilityJobDefinitions",
  "modelQualityJobDefinitions",
] as const;

const managedKey = "alias/aws/sagemaker";

/** Of each kind of definition one that nobody protected and one under a key of AWS, and schedules that hold such inside of them. */
export function plantMonitoring(into: SimulatedRegion, from: SimulatedSageMaker): void {
  const { sagemaker } = into;
  for (const collection of collections) {
    const [sound] = from[collection];
    if (!sound) throw new Error(`The demo account has no ${collection} to plant faults in.`);
    // The four kinds are of one shape, each with its own name before the members.
    const planted = [bare(sound, "unprotected"), managed(sound, "managed")] as unknown[];
    Object.assign(sagemaker, { [collection]: [...sagemaker[collection], ...planted] });
  }
  const inline = sagemaker.monitoringSchedules.find((one) => one.MonitoringScheduleConfig?.MonitoringJobDefinition);
  const definition = inline?.MonitoringScheduleConfig?.MonitoringJobDefinition;
  if (!inline || !definition) throw new Error("The demo account has no schedule that holds its definition.");
  const scheduled = (name: string, job: MonitoringJobDefinition) => ({
    ...inline,
    MonitoringScheduleName: name,
    MonitoringScheduleArn: inline.MonitoringScheduleArn?.replace(/[^/]+$/, name),
    MonitoringScheduleConfig: { ...inline.MonitoringScheduleConfig, MonitoringJobDefinition: job },
  });
  sagemaker.monitoringSchedules = [
    ...sagemaker.monitoringSchedules,
    scheduled("unprotected", withoutProtection(definition)),
    scheduled("managed", withManagedKeys(definition)),
  ];
}

type Definition = { JobDefinitionName?: string | undefined; JobDefinitionArn?: string | undefined };

function bare<D extends Definition>(definition: D, name: string): D {
  return named(withoutProtection(definition), `${name}-definition`);
}

function managed<D extends Definition>(definition: D, name: string): D {
  return named(withManagedKeys(definition), `${name}-definition`);
}

function named<D extends Definition>(definition: D, name: string): D {
  const { JobDefinitionArn = "" } = definition;
  const arn = JobDefinitionArn.replace("eu-west-1", "us-east-1").replace(/[^/]+$/, name);
  return { ...definition, JobDefinitionName: name, JobDefinitionArn: arn };
}

/** Several instances, so that they have something to tell each other. */
function withoutProtection<D extends object>(definition: D): D {
  const changed = edited(definition, { InstanceCount: 2, KmsKeyId: undefined, VolumeKmsKeyId: undefined });
  return { ...changed, NetworkConfig: undefined };
}

function withManagedKeys<D extends object>(definition: D): D {
  return edited(definition, { KmsKeyId: managedKey, VolumeKmsKeyId: managedKey });
}

/** A copy in which these fields, wherever they are, have other values. */
function edited<D extends object>(value: D, values: Readonly<Record<string, unknown>>): D {
  const copy = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(copy);
    if (typeof one !== "object" || one === null || one instanceof Date) return one;
    return Object.fromEntries(
      Object.entries(one).map(([name, inner]) => [name, name in values ? values[name] : copy(inner)]),
    );
  };
  return copy(value) as D;
}
