import { z } from "zod";
import type { GraphNode, RelationsAnswer } from "#components/resources/queries.ts";
import type { MoreRelations, RelationEdge } from "#lib/inventory/relation-graph.ts";
import type { ResourceStanding } from "#lib/store/views.ts";
import { describe } from "./describe.ts";
import { failure, related } from "./resource.ts";
import { bySeverity, count, exposure, grade } from "./words.ts";

const standing = describe<ResourceStanding>(
  "ResourceStanding",
  "How a resource stands, as in its row. `failure`: why it could not be read.",
)(
  z.object({
    exposure,
    grade: grade.nullable(),
    failing: bySeverity,
    unknown: count,
    judged: count,
    failure: failure.nullable(),
  }),
);

const node = describe<GraphNode>(
  "RelationNode",
  "A resource of the graph. `id`: its ARN, or what else tells it from the others. `step`: how far it is; what uses the root has -1 and less. `uses` and `usedBy`: how many it has in all, drawn or not. `account` is null where nothing says whose it is, `standing` for what was not found.",
)(
  related.extend({
    id: z.string(),
    step: z.int(),
    uses: count,
    usedBy: count,
    account: z.string().nullable(),
    standing: standing.nullable(),
  }),
);

const edge = describe<RelationEdge>(
  "RelationEdge",
  "`from` uses `to`: ids of nodes. `fields`: the names of the fields of `from` that say so.",
)(z.object({ from: z.string(), to: z.string(), fields: z.array(z.string()) }));

const more = describe<MoreRelations>(
  "MoreRelations",
  "So many of a kind that a node uses, or that use it, and that are not in the graph.",
)(z.object({ node: z.string(), side: z.enum(["uses", "usedBy"]), kind: z.string(), count }));

export const relationsAnswer = describe<RelationsAnswer>(
  "RelationGraph",
  "What a resource uses and what uses it, some steps far. The first node is the resource. Every relation between two nodes is an edge; `more` is what was left out of nodes that were walked on from.",
)(z.object({ nodes: z.array(node), edges: z.array(edge), more: z.array(more) }));
