import type {
  DescribeAppImageConfigResponse,
  GitConfig,
  StudioLifecycleConfigAppType,
} from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { held } from "./held.ts";
import { digestOf } from "./images.ts";
import { arnOf, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";

/** What notebooks, spaces and apps are set up with. */

interface Spec {
  name: string;
  by: Actor;
  created: Date;
  tags?: Record<string, string>;
}

/** `secret`: the name of that in Secrets Manager which opens it. */
export function codeRepository(
  site: Site,
  { name, by, created, secret, tags = {}, ...git }: Spec & { url: string; branch?: string; secret?: string },
): void {
  const GitConfig: GitConfig = {
    RepositoryUrl: git.url,
    ...(git.branch && { Branch: git.branch }),
    ...(secret && { SecretArn: arnOf(site, "secretsmanager", `secret:${secret}`) }),
  };
  held(site, "codeRepositories", {
    by,
    create: "CreateCodeRepository",
    CodeRepositoryName: name,
    CodeRepositoryArn: sagemakerArn(site, "code-repository", name),
    CreationTime: created,
    LastModifiedTime: created,
    GitConfig,
    Tags: tagsOf(tags),
  });
}

/** The script is given as text, AWS has it in base64. */
export function studioLifecycleConfig(
  site: Site,
  { name, by, created, app, script, tags = {} }: Spec & { app: StudioLifecycleConfigAppType; script: string },
): SimulatedSageMaker["studioLifecycleConfigs"][number] {
  return held(site, "studioLifecycleConfigs", {
    by,
    create: "CreateStudioLifecycleConfig",
    StudioLifecycleConfigArn: sagemakerArn(site, "studio-lifecycle-config", name),
    StudioLifecycleConfigName: name,
    CreationTime: created,
    LastModifiedTime: created,
    StudioLifecycleConfigContent: Buffer.from(script).toString("base64"),
    StudioLifecycleConfigAppType: app,
    Tags: tagsOf(tags),
  });
}

type AppConfig = Pick<
  DescribeAppImageConfigResponse,
  "KernelGatewayImageConfig" | "JupyterLabAppImageConfig" | "CodeEditorAppImageConfig"
>;

export function appImageConfig(site: Site, { name, by, created, tags = {}, ...config }: Spec & AppConfig): void {
  held(site, "appImageConfigs", {
    by,
    create: "CreateAppImageConfig",
    AppImageConfigArn: sagemakerArn(site, "app-image-config", name),
    AppImageConfigName: name,
    CreationTime: created,
    LastModifiedTime: created,
    ...config,
    Tags: tagsOf(tags),
  });
}

/** What AWS offers for JupyterLab and Code Editor. Source: SageMaker developer guide, "SageMaker Distribution image". */
export function distribution(site: Site, processor: "cpu" | "gpu"): { SageMakerImageArn: string } {
  const accounts: Record<string, string> = {
    "us-east-1": "885854791233",
    "eu-west-1": "819792524951",
    "us-west-2": "542918446943",
  };
  const arn = `arn:${site.partition}:sagemaker:${site.region}:${accounts[site.region]}:image/sagemaker-distribution-${processor}`;
  return { SageMakerImageArn: arn };
}

/** Containers by the number of the version that each became, beginning with 1, and when. */
export function image(
  site: Site,
  { name, by, created, role, versions, tags = {} }: Spec & { role: string; versions: readonly [Date, string][] },
): SimulatedSageMaker["imageVersions"] {
  const ImageArn = sagemakerArn(site, "image", name);
  held(site, "images", {
    by,
    create: "CreateImage",
    ImageName: name,
    ImageArn,
    ImageStatus: "CREATED",
    CreationTime: created,
    LastModifiedTime: versions.at(-1)?.[0] ?? created,
    RoleArn: roleArn(site, role),
    Tags: tagsOf(tags),
  });
  return versions.map(([at, BaseImage], index) =>
    held(site, "imageVersions", {
      by,
      create: "CreateImageVersion",
      ImageName: name,
      ImageArn,
      ImageVersionArn: sagemakerArn(site, "image-version", `${name}/${index + 1}`),
      ImageVersionStatus: "CREATED",
      Version: index + 1,
      BaseImage,
      ContainerImage: `${BaseImage.split("@")[0]?.replace(/:[^/]*$/, "")}@${digestOf(BaseImage)}`,
      CreationTime: at,
      LastModifiedTime: at,
    }),
  );
}
