import type { ClientPool } from "#lib/aws/clients.ts";
import { type AskedTable, asksEvents } from "#lib/aws/event-queries.ts";
import { guardedClients } from "#lib/aws/guard.ts";
import { Ledger } from "#lib/aws/ledger.ts";
import type { AwsClients } from "#lib/aws/operations.ts";

/** Clients that ask one table and nothing else. Ids that are put into `queries` are those of which answers are read. */
export function askingClients(
  pool: ClientPool,
  {
    region,
    actions,
    asked,
    signal,
  }: { region: string; actions: readonly string[]; asked: AskedTable; signal: AbortSignal },
): { clients: AwsClients; queries: Set<string> } {
  const queries = new Set<string>();
  const ledger = new Ledger(region, "event-query", actions);
  const clients = guardedClients(pool, region, actions, ledger, signal, (action, input) =>
    asksEvents(asked, queries, action, input),
  );
  return { clients, queries };
}
