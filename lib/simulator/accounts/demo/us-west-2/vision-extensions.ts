import { made } from "#lib/simulator/accounts/build/made.ts";
import { base36Of } from "#lib/simulator/accounts/build/random.ts";
import { at, later, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { tagsOf } from "#lib/simulator/accounts/build/tags.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

/** What the vision team's Slurm cluster was given besides: one extension that works, and one that is behind and half there. */
export function visionExtensions(site: Site, { dmitri }: Cast): void {
  const cluster = site.content.sagemaker.clusters.find(({ ClusterName }) => ClusterName === "vision-foundation");
  const ClusterArn = cluster?.ClusterArn;
  if (!ClusterArn) throw new RangeError("The cluster is made first.");
  const extend = (name: string, version: string, daysAgo: number, nodes: number, configuration?: object) => {
    const created = at(site, daysAgo, "17:45:00");
    const id = ClusterArn.slice(ClusterArn.lastIndexOf("/") + 1);
    const ExtensionArn = sagemakerArn(site, `extension/sagemaker-${id}/${name}`, base36Of(`extension ${name}`, 12));
    const request = {
      ClusterArn,
      ExtensionName: name,
      ExtensionVersion: version,
      ...(configuration && { ConfigurationValues: JSON.stringify(configuration) }),
    };
    const isWhole = nodes === 19;
    made(
      site,
      "clusterExtensions",
      {
        ...request,
        ExtensionArn,
        Status: isWhole ? "Active" : "Degraded",
        CreationTime: created,
        LastModifiedTime: later(created, 14),
        NodeSummary: { TotalCount: 19, ActiveCount: nodes },
        Health: {
          Issues: isWhole
            ? []
            : [{ Code: "ExtensionUnhealthy", Message: "The agent does not answer.", NodeCount: 19 - nodes }],
        },
        Tags: tagsOf({ Team: "vision" }),
      },
      { by: dmitri, at: created, operation: "CreateClusterExtension", request, response: { ExtensionArn } },
    );
  };
  extend("observability", "1.3.0", 12, 19, { scrapeInterval: "30s", exporters: ["node", "dcgm"] });
  extend("health-agent", "0.9.2", 10, 16);
}
