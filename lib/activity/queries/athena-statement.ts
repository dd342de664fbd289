import { parseArn } from "#lib/readings/arn.ts";
import { hasPath, membersOf } from "./hive-type.ts";
import { type Narrowed, narrowed, type PartitionKey } from "./partitions.ts";
import { type AthenaTable, catalog } from "./place.ts";
import type { EventQuestion } from "./question.ts";
import { holds, named, quoted } from "./sql.ts";
import { statementOf } from "./statement.ts";

/** Members of a record that are asked for, where the table has them. Source: CloudTrail user guide, record contents. */
const wanted = [
  ...["eventversion", "useridentity", "eventtime", "eventsource", "eventname", "awsregion", "sourceipaddress"],
  ...["useragent", "errorcode", "errormessage", "requestparameters", "responseelements", "additionaleventdata"],
  ...["requestid", "eventid", "readonly", "resources", "eventtype", "apiversion", "managementevent"],
  ...["recipientaccountid", "serviceeventdetails", "sharedeventid", "vpcendpointid", "vpcendpointaccountid"],
  ...["eventcategory", "addendum", "sessioncredentialfromconsole", "edgedevicedetails", "tlsdetails"],
];
/** Without these no event can be made of a row. */
const needed = ["eventid", "eventname", "eventsource", "eventtime", "useridentity"];

/** What Glue says of a table. */
export interface TableShape {
  /** Types by the names of columns, in lower case. */
  columns: ReadonlyMap<string, string>;
  partitions: readonly PartitionKey[];
  parameters: Readonly<Record<string, string>>;
}

export interface AthenaStatement {
  sql: string;
  /** How the files that are read are narrowed down. */
  by: Narrowed["by"];
  /** Why the table cannot be asked, as a sentence; null when it can. */
  problem: string | null;
}

/** The question in Athena's SQL, of the columns that the table has. */
export function athenaStatement(
  { database, table }: Pick<AthenaTable, "database" | "table">,
  shape: TableShape,
  question: EventQuestion,
  account: string,
): AthenaStatement {
  const { columns, partitions, parameters } = shape;
  const { conditions, by, needsRegions } = narrowed(partitions, parameters, question, account);
  const identity = membersOf(columns.get("useridentity") ?? "");
  const has = (column: string) => columns.has(column);
  const sql = statementOf(
    {
      columns: wanted.filter(has).map(named),
      table: [catalog, database, table].map(named).join("."),
      has,
      hasIdentity: (path) => hasPath(identity, path),
      beginning: (day) => `${day}T00:00:00Z`,
      narrowed: conditions,
      mentions: (name, arn) => [
        // JSON, as CloudTrail wrote it: a name is a value of its own.
        ...["requestparameters", "responseelements"]
          .filter(has)
          .flatMap((column) => [
            ...(arn === undefined ? [] : [holds(column, arn)]),
            holds(column, JSON.stringify(name)),
          ]),
        ...(has("resources")
          ? [`any_match(resources, r -> ${arn ? `r.arn = ${quoted(arn)}` : holds("r.arn", name)})`]
          : []),
      ],
      answered: (text) => (has("responseelements") ? [holds("responseelements", text)] : []),
    },
    question,
    account,
  );
  return { sql, by, problem: problemOf(shape, question, needsRegions) };
}

function problemOf(
  { columns }: TableShape,
  { regions, about, actor, key }: EventQuestion,
  needsRegions: boolean,
): string | null {
  const missing = needed.filter((column) => !columns.has(column));
  if (missing.length > 0) return `The table has no column ${missing.join(", ")}: it is none of CloudTrail's events.`;
  if (needsRegions && regions.length === 0) return "The table is only asked of regions by their names: name them.";
  if (about !== undefined && !["requestparameters", "responseelements", "resources"].some((one) => columns.has(one)))
    return "The table has no column that says what a call was about.";
  const identity = membersOf(columns.get("useridentity") ?? "");
  const lacks = (...paths: string[]) => !paths.some((path) => hasPath(identity, path));
  if (key !== undefined && lacks("accesskeyid")) return "The table does not say which access key signed a call.";
  if (actor !== undefined && lacks(...(parseArn(actor) ? ["arn"] : ["username", "principalid"])))
    return "The table does not say who called in these words.";
  return null;
}
