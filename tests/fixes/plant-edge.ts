import type { SimulatedRegion } from "#lib/simulator/account.ts";
import { roleAliases } from "#lib/simulator/shelves/iot.ts";

/** A model that comes from somebody else's bucket, and devices that are administrators. */
export function plantEdge(region: SimulatedRegion, administrator: string): void {
  const { sagemaker } = region;
  const [first, ...rest] = sagemaker.compilationJobs;
  const [alias] = roleAliases.on(region);
  if (!first?.InputConfig || !alias) throw new Error("The demo account has no edge to plant this in.");
  const InputConfig = { ...first.InputConfig, S3Uri: "s3://partner-model-share-8842/exports/door.tar.gz" };
  sagemaker.compilationJobs = [{ ...first, InputConfig }, ...rest];
  alias.roleArn = administrator;
}
