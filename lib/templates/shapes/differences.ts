import { Opaque, type Terms, type World } from "../world.ts";
import type { Manner, Renames } from "./coerce.ts";
import { fieldsIn, fill, isLeftOut, standsFor } from "./fill.ts";

/** What is true of one kind of SageMaker in templates and of no other. */
export interface Difference {
  /** What operations call it, where that is neither CloudFormation's word nor the kind's. */
  noun?: string;
  /** Names that templates have for fields of the answer. */
  renamed?: Renames;
  /** What the service does where a setting is left out. Sources: the API reference of each Create operation, unless said. */
  defaults?(resource: Terms, manner: Manner, world: World): void;
  /** Settings that are written in another form altogether. */
  encode?(settings: Terms, manner: Manner, world: World): Terms;
}

const isolation: Terms = { EnableNetworkIsolation: false, EnableInterContainerTrafficEncryption: false };

export const differences: Readonly<Record<string, Difference>> = {
  "notebook-instance": {
    renamed: {
      SecurityGroupIds: "SecurityGroups",
      security_groups: "SecurityGroups",
      LifecycleConfigName: "NotebookInstanceLifecycleConfigName",
      lifecycle_config_name: "NotebookInstanceLifecycleConfigName",
      volume_size: "VolumeSizeInGB",
    },
    defaults(resource, _, world) {
      fill(resource, { DirectInternetAccess: "Enabled", RootAccess: "Enabled" });
      if (!isLeftOut(resource.PlatformIdentifier)) return;
      // The API reference names the one, CloudFormation's documentation the other.
      const chosen = world.marking(() =>
        world.choose(
          "the usual platform",
          ["notebook-al2023-v1", "notebook-al2-v2"],
          "the platform that AWS takes by itself",
        ),
      );
      if (chosen !== undefined) fill(resource, { PlatformIdentifier: chosen });
    },
  },
  "notebook-lifecycle-config": {
    noun: "NotebookInstanceLifecycleConfig",
    encode(settings, manner) {
      if (manner !== "terraform") return settings;
      const { on_create: create, on_start: start, ...others } = settings;
      const hooks: Terms = {};
      if (!isLeftOut(create)) hooks.OnCreate = [{ Content: create ?? null }];
      if (!isLeftOut(start)) hooks.OnStart = [{ Content: start ?? null }];
      return { ...others, ...hooks };
    },
  },
  domain: {
    defaults(resource) {
      fill(resource, { AppNetworkAccessType: "PublicInternetOnly" });
      if (standsFor(resource.AuthMode) === "SSO") {
        fill(resource, { SingleSignOnApplicationArn: "arn:aws:sso::000000000000:application/ssoins-0/apl-0" });
      }
    },
  },
  model: {
    renamed: { container: "Containers" },
    defaults: (resource) => fill(resource, { EnableNetworkIsolation: false }),
  },
  "endpoint-config": {
    renamed: { kms_key_arn: "KmsKeyId" },
    defaults(resource, manner) {
      // The API takes it for on; Terraform's provider sends what it is not given as off.
      fill(fieldsIn(resource.DataCaptureConfig), { EnableCapture: manner === "cloudformation" });
    },
  },
  pipeline: {
    encode(settings, manner) {
      const definition = manner === "cloudformation" ? fieldsIn(settings.PipelineDefinition) : undefined;
      if (!definition) return settings;
      const { PipelineDefinitionBody: body } = definition;
      const elsewhere = new Opaque("a pipeline's definition", "a definition that stands in S3");
      return { ...settings, PipelineDefinition: body ?? elsewhere };
    },
  },
  "training-job": { defaults: (resource) => fill(resource, isolation) },
  "tuning-job": {
    noun: "HyperParameterTuningJob",
    renamed: {
      config: "HyperParameterTuningJobConfig",
      training_job_definitions: "TrainingJobDefinitions",
      name: "HyperParameterTuningJobName",
    },
    defaults(resource) {
      const { TrainingJobDefinition: one, TrainingJobDefinitions: several } = resource;
      const list = standsFor(several);
      for (const definition of [one, ...(Array.isArray(list) ? list : [])]) fill(fieldsIn(definition), isolation);
    },
  },
  "processing-job": {
    defaults(resource) {
      fill(fieldsIn(resource.NetworkConfig), isolation);
    },
  },
};
