import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";

/** A tunnel in every script that apps of Studio run, and models of everyone in a stranger's registry. */
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
  sagemaker.domains = sagemaker.domains.map((one) => ({
    ...one,
    DefaultUserSettings: { ...one.DefaultUserSettings, CanvasAppSettings: { ModelRegisterSettings } },
  }));
}
