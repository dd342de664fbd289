import type { OutputConfig } from "@aws-sdk/client-sagemaker";
import { make } from "#lib/simulator/accounts/build/make.ts";
import { present } from "#lib/simulator/accounts/build/present.ts";
import { at, later, roleArn, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { PacificNetworks } from "./foundations.ts";

const bucket = "s3://nwa-edge-us-west-2";

/** The jobs that compiled the edge team's models: out in the open, but for the one that reads badges. */
export function edgeCompilations(site: Site, { ravi }: Cast, { vision }: PacificNetworks): void {
  const inVpc = vpcConfig(vision.subnets, vision.cluster);
  const compile = (name: string, daysAgo: number, target: Partial<OutputConfig>, failed?: string) => {
    const started = at(site, daysAgo, "18:02:00");
    make(site, "compilationJobs", {
      by: ravi,
      at: started,
      action: "sagemaker:CreateCompilationJob",
      request: {
        CompilationJobName: name,
        RoleArn: roleArn(site, executionRoles.edge),
        InputConfig: {
          S3Uri: `${bucket}/models/${name}/model.tar.gz`,
          DataInputConfig: '{"input0":[1,3,224,224]}',
          Framework: "PYTORCH",
          FrameworkVersion: "1.12",
        },
        ...(target.TargetDevice === "ml_inf1" && { VpcConfig: inVpc }),
        OutputConfig: { S3OutputLocation: `${bucket}/compiled/${name}/`, ...target },
        StoppingCondition: { MaxRuntimeInSeconds: 900 },
      },
      made: present({
        CompilationJobArn: sagemakerArn(site, "compilation-job", name),
        CompilationJobStatus: failed ? ("FAILED" as const) : ("COMPLETED" as const),
        CompilationStartTime: later(started, 1),
        CompilationEndTime: later(started, 6),
        LastModifiedTime: later(started, 6),
        FailureReason: failed ?? "",
        // Neo names its output after the target.
        ModelArtifacts: { S3ModelArtifacts: `${bucket}/compiled/${name}/model-${target.TargetDevice}.tar.gz` },
      }),
      tags: { Team: "edge" },
    });
  };
  compile("door-counter-neo", 72, { TargetDevice: "ml_c5" });
  compile("queue-length-neo", 65, { TargetDevice: "ml_c5", KmsKeyId: "alias/aws/s3" });
  compile("badge-faces-inf1", 30, { TargetDevice: "ml_inf1", KmsKeyId: "alias/vision" });
  compile(
    "door-counter-tv",
    12,
    { TargetPlatform: { Os: "ANDROID", Arch: "ARM64" } },
    "ClientError: OperatorNotImplemented:('grid_sample')",
  );
}
