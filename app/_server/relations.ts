import type { RelationsAnswer } from "#components/resources/queries.ts";
import { relationGraph } from "#lib/inventory/relation-graph.ts";
import { relationsOf } from "#lib/inventory/relations.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { currentStore } from "#lib/store/current.ts";
import { ranksOf, standingsOf } from "#lib/store/resource-standings.ts";
import { getResource } from "#lib/store/resources-list.ts";
import type { AccountView } from "#lib/store/views.ts";
import { inventoryOf } from "./inventory.ts";

/** The graph around one resource, with how each in it stands; undefined where there is none of this ARN. */
export async function relationsAnswer(
  account: AccountView,
  arn: string,
  depth: number,
): Promise<RelationsAnswer | undefined> {
  const { db } = currentStore();
  const resource = await getResource(db, account.id, arn);
  if (!resource || !account.currentScan) return undefined;
  const inventory = await inventoryOf(account.id, account.currentScan);
  const { uses, usedBy } = relationsOf(inventory, resource, resource.configuration);
  const ranks = await ranksOf(
    db,
    account.id,
    [...uses, ...usedBy].flatMap(({ arn }) => arn ?? []),
  );
  const { nodes, edges, more } = relationGraph(inventory, resource, resource.configuration, depth, ranks);
  const standings = await standingsOf(
    db,
    account.id,
    nodes.flatMap((node) => node.arn ?? []),
  );
  return {
    nodes: nodes.map((node) => ({
      ...node,
      account: node.arn === null ? accountIn(node.name) : account.id,
      standing: standings.get(node.arn ?? "") ?? null,
    })),
    edges,
    more,
  };
}

/** What was not found may say itself whose it is. */
function accountIn(name: string): string | null {
  return parseArn(name)?.account || null;
}
