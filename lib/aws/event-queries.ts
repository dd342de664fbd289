/** One table, or event data store, that somebody allowed to be asked, as it stands after FROM. */
export interface AskedTable {
  table: string;
  /** Of Athena. */
  workgroup?: string | undefined;
  /** Where a query may write its results; nowhere unless it is said. */
  results?: string | undefined;
}

const texts = /'(?:[^']|'')*'/g;
/** A call of these carries nothing but the id of a query. */
const byId = new Map([
  ["athena:GetQueryResults", "QueryExecutionId"],
  ["athena:StopQueryExecution", "QueryExecutionId"],
  ["cloudtrail:GetQueryResults", "QueryId"],
  ["cloudtrail:CancelQuery", "QueryId"],
]);

/**
 * True for a call that has one statement carried out which selects from such a table and nothing else, or that asks for, or stops, a
 * query that is known here.
 * @param queries ids of the queries that were started for this account
 */
export function asksEvents(asked: AskedTable, queries: ReadonlySet<string>, action: string, input: object): boolean {
  const given = input as Readonly<Record<string, unknown>>;
  const id = byId.get(action);
  if (id !== undefined) return typeof given[id] === "string" && queries.has(given[id]);
  if (action === "cloudtrail:StartQuery") {
    return Object.keys(given).length === 1 && selects(asked.table, given.QueryStatement);
  }
  if (action !== "athena:StartQueryExecution" || asked.workgroup === undefined) return false;
  const { QueryString, WorkGroup, ResultConfiguration, ClientRequestToken, ...others } = given;
  const { OutputLocation, ...more } = { ...(ResultConfiguration as object | undefined) } as Record<string, unknown>;
  return (
    selects(asked.table, QueryString) &&
    WorkGroup === asked.workgroup &&
    OutputLocation === asked.results &&
    typeof ClientRequestToken === "string" &&
    Object.keys({ ...others, ...more }).length === 0
  );
}

/** What texts say is of no matter: beside them there is one FROM, of this table, and no second statement. */
function selects(table: string, statement: unknown): boolean {
  if (typeof statement !== "string") return false;
  const bare = statement.replaceAll(texts, "''");
  const [head = "", rest = "", ...others] = bare.split(/\bFROM\b/i);
  const isOne =
    others.length === 0 &&
    !/[';]|--|\/\*|\b(?:JOIN|UNION|INTERSECT|EXCEPT|TABLE|WITH|SELECT)\b/i.test(rest.replaceAll("''", ""));
  return isOne && /^SELECT [\w", ]+\s$/.test(head) && rest.trimStart().startsWith(`${table}\nWHERE `);
}
