import { AppError } from "#lib/errors.ts";
import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
import type { AccountView, Connection } from "./views.ts";

/**
 * Adds an account, or changes how it is reached; what was found in it stays.
 * @throws AppError `conflict` while it is being removed, and where what is read of it would mix with what a bundle says.
 */
export async function saveAccount(
  db: Db,
  account: Omit<AccountView, "currentScan" | "connection"> & { connection: Connection },
): Promise<void> {
  const { id, label, partition, connection, regions } = account;
  const saved = await query(
    db,
    sql`insert into accounts (id, label, partition, connection, regions, created_at)
        values (${id}, ${label}, ${partition}, ${JSON.stringify(connection)}::jsonb, ${JSON.stringify(regions)}::jsonb, ${new Date().toISOString()})
        on conflict (id) do update set label = excluded.label, partition = excluded.partition,
          connection = excluded.connection, regions = excluded.regions
          where not accounts.removing
            and (accounts.connection->>'type' = 'bundle') = (excluded.connection->>'type' = 'bundle')
        returning id`,
  );
  if (saved.length > 0) return;
  const known = await storedConnection(db, id);
  if (!known) throw new AppError("conflict", `The account ${id} is being removed.`, "Add it again when it is gone.");
  throw known.type === "bundle"
    ? new AppError(
        "conflict",
        `The account ${id} was imported from an evidence bundle: what is read of it would stand among that.`,
        "Remove it first, or keep it in another data directory.",
      )
    : new AppError(
        "conflict",
        `The account ${id} is read here itself: what a bundle says would stand among that.`,
        "Import the bundle into another data directory: --data DIR.",
      );
}

/** In the order they were added. */
export function listAccounts(db: Db): Promise<AccountView[]> {
  return accountsWhere(db, sql`true`);
}

export async function getAccount(db: Db, id: string): Promise<AccountView | undefined> {
  return (await accountsWhere(db, sql`a.id = ${id}`))[0];
}

/** How an account is reached, external id and all: for those who reach it, and for nobody to see. */
export async function storedConnection(db: Db, id: string): Promise<Connection | undefined> {
  const [row] = await query<{ connection: Connection }>(
    db,
    sql`select connection from accounts where id = ${id} and not removing`,
  );
  return row?.connection;
}

function accountsWhere(db: Db, condition: ReturnType<typeof sql>): Promise<AccountView[]> {
  return query<AccountView>(
    db,
    sql`select a.id, a.label, a.partition, a.connection - 'externalId' as connection, a.regions,
          (select s.id from scans s where s.account = a.id and s.seq = a.current_seq and s.state = 'completed') as "currentScan"
        from accounts a where not a.removing and ${condition} order by a.created_at, a.id`,
  );
}

/** An account with the scan that its readers see; seq 0 and no scan before the first. */
export interface OnShow {
  account: string;
  seq: number;
  scan: string | null;
  /** The number of the newest scan: `seq`, unless an earlier one is looked at. */
  current: number;
  /** Of a scan on show: another one whenever what its readers see of the scan may have become other. */
  state?: string | null;
}

/** The scans on show, in the order of the accounts asked for; of an account that is not there, none. */
export async function scansOnShow(db: Db, accounts: readonly string[]): Promise<OnShow[]> {
  const rows = await query<OnShow>(
    db,
    sql`select a.id as account, a.current_seq as seq, a.current_seq as current, s.id as scan,
          s.id || ' ' || a.revision as state from accounts a
        left join scans s on s.account = a.id and s.seq = a.current_seq and s.state = 'completed'
        where a.id = any(${textList(accounts)})`,
  );
  const found = new Map(rows.map((row) => [row.account, row]));
  return accounts.map((account) => found.get(account) ?? { account, seq: 0, scan: null, current: 0 });
}

/**
 * The account as a scan left it; undefined of a scan that did not end well, and of one whose findings are no longer kept whole:
 * what is gone must not look as if it had never been.
 */
export async function asOfScan(db: Db, id: string): Promise<OnShow | undefined> {
  const [row] = await query<OnShow>(
    db,
    sql`select s.account, s.seq, a.current_seq as current, s.id as scan from scans s join accounts a on a.id = s.account
        where s.id = ${id} and s.state = 'completed' and s.seq between a.kept_from and a.current_seq`,
  );
  return row;
}

/** The number of the scan that readers of the account see; 0 before the first. */
export async function currentSeq(db: Db, account: string): Promise<number> {
  const [row] = await query<{ seq: number }>(db, sql`select current_seq as seq from accounts where id = ${account}`);
  return row?.seq ?? 0;
}
