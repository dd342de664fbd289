import { describe, expect, test } from "vitest";
import { monitoringJobOf, monitoringTypes } from "#lib/analysis/monitoring/job.ts";

const NetworkConfig = { EnableNetworkIsolation: true };
const ClusterConfig = { InstanceCount: 2, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 20 };
const output = { MonitoringOutputs: [], KmsKeyId: "alias/ml" };

describe.each(Object.entries(monitoringTypes))("%s", (kind, type) => {
  test("its fields begin with its type, and are found", () => {
    const definition = {
      JobDefinitionArn: "arn:d",
      NetworkConfig,
      JobResources: { ClusterConfig },
      [`${type}JobOutputConfig`]: output,
    };
    expect(monitoringJobOf(kind as keyof typeof monitoringTypes, definition)).toEqual({
      state: "job",
      job: {
        network: { path: "NetworkConfig", config: NetworkConfig },
        cluster: { path: "JobResources.ClusterConfig", config: ClusterConfig },
        output: { path: `${type}JobOutputConfig`, config: output },
      },
    });
  });

  test("an answer without an ARN is none", () => {
    expect(monitoringJobOf(kind as keyof typeof monitoringTypes, { NetworkConfig }).state).toBe("unknown");
  });
});

describe("a schedule", () => {
  const of = (MonitoringScheduleConfig?: object) =>
    monitoringJobOf("monitoring-schedule", { MonitoringScheduleArn: "arn:s", MonitoringScheduleConfig });

  test("that holds its definition says what it runs", () => {
    const MonitoringJobDefinition = {
      NetworkConfig,
      MonitoringResources: { ClusterConfig },
      MonitoringOutputConfig: output,
    };
    const at = "MonitoringScheduleConfig.MonitoringJobDefinition";
    expect(of({ MonitoringJobDefinition })).toEqual({
      state: "job",
      job: {
        network: { path: `${at}.NetworkConfig`, config: NetworkConfig },
        cluster: { path: `${at}.MonitoringResources.ClusterConfig`, config: ClusterConfig },
        output: { path: `${at}.MonitoringOutputConfig`, config: output },
      },
    });
  });

  test("that names a definition leaves it to that", () => {
    expect(of({ MonitoringJobDefinitionName: "drift" })).toEqual({ state: "named", definition: "drift" });
  });

  test("of which nothing is known is not judged", () => {
    expect(of().state).toBe("unknown");
    expect(of({ MonitoringType: "DataQuality" }).state).toBe("unknown");
    expect(monitoringJobOf("monitoring-schedule", {}).state).toBe("unknown");
  });
});
