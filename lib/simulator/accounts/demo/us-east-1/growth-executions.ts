import { execution } from "#lib/simulator/accounts/build/execution.ts";
import { at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

/** The weekly pipeline by itself, and the other one when somebody has a question. */
export function growthExecutions(site: Site, { mia, growthPipeline }: Cast): void {
  const pipelineNamed = (name: string) => {
    const found = site.content.sagemaker.pipelines.find(({ PipelineName }) => PipelineName === name);
    if (!found) throw new RangeError(`no pipeline ${name}`);
    return found;
  };
  const weekly = pipelineNamed("churn-weekly");
  for (const daysAgo of [58, 51, 44, 37, 30, 23, 16, 9, 2]) {
    const failed = daysAgo === 16;
    execution(site, {
      of: weekly,
      by: growthPipeline,
      at: at(site, daysAgo, "03:10:00"),
      ...(failed && { status: "Failed", reason: "Step failure: One or multiple steps failed." }),
    });
  }
  const onDemand = pipelineNamed("uplift-on-demand");
  const parameters = { VolumeKey: "alias/growth" };
  execution(site, { of: onDemand, by: mia, at: at(site, 12, "11:31:00"), description: "Spring campaign", parameters });
  execution(site, { of: onDemand, by: mia, at: hoursAgo(site, 1), status: "Executing", parameters });
}
