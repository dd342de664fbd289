import { parseArn } from "#lib/readings/arn.ts";
import { eventSources } from "../sources.ts";
import { dayAfter, type EventQuestion } from "./question.ts";
import { allOf, anyOf, oneOf, quoted } from "./sql.ts";

/** The most events that one question brings; of a longer answer it is said that there is more. */
export const mostEvents = 250_000;

/** How an engine says what others say otherwise. */
export interface Dialect {
  /** What is selected: whole records, or their members. */
  columns: readonly string[];
  /** As it stands after FROM. */
  table: string;
  /** Of the table's columns, in lower case. */
  has(column: string): boolean;
  /** Whether `useridentity` has a member, `sessioncontext.sessionissuer.arn`. */
  hasIdentity(path: string): boolean;
  /** The beginning of a day (UTC) as it is compared with `eventtime`. */
  beginning(day: string): string;
  /** Conditions that spare the engine files in which nothing of the answer is. */
  narrowed: readonly string[];
  /** Where a call may name what it is about: by a name, which is one whole value, or by an ARN, which stands anywhere. */
  mentions(name: string, arn: string | undefined): string[];
  /** Where an answer holds a text. */
  answered(text: string): string[];
}

/** The statement that asks the question, of one account's calls to services that are followed. */
export function statementOf(dialect: Dialect, question: EventQuestion, account: string): string {
  const { columns, table, has, beginning } = dialect;
  const { from, to, regions } = question;
  const sources = eventSources.map(({ source }) => source);
  const conditions = [
    ...dialect.narrowed,
    `eventtime >= ${quoted(beginning(from))}`,
    `eventtime < ${quoted(beginning(dayAfter(to)))}`,
    oneOf("eventsource", sources),
    ...(has("recipientaccountid") ? [oneOf("recipientaccountid", [account])] : []),
    ...(regions.length > 0 && has("awsregion") ? [oneOf("awsregion", regions)] : []),
    ...lookedFor(dialect, question),
  ];
  // One more than is kept: only so is it known that there is more.
  return `SELECT ${columns.join(", ")}\nFROM ${table}\nWHERE ${allOf(conditions)}\nLIMIT ${mostEvents + 1}`;
}

function lookedFor(dialect: Dialect, { about, actor, key, address, event }: EventQuestion): string[] {
  const conditions: string[] = [];
  if (event !== undefined) conditions.push(oneOf("eventname", [event]));
  if (address !== undefined) conditions.push(oneOf("sourceipaddress", [address]));
  // Whoever had it issued is asked for as well.
  if (key !== undefined) conditions.push(anyOf([oneOf("useridentity.accesskeyid", [key]), ...dialect.answered(key)]));
  if (actor !== undefined) conditions.push(calledBy(dialect, actor));
  if (about !== undefined) {
    const isArn = parseArn(about) !== undefined;
    const name = isArn ? (about.split(/[/:]/).at(-1) ?? about) : about;
    conditions.push(anyOf(dialect.mentions(name, isArn ? about : undefined)));
  }
  return conditions;
}

function calledBy({ hasIdentity }: Dialect, actor: string): string {
  const isArn = parseArn(actor) !== undefined;
  const paths = isArn
    ? ["arn", "sessioncontext.sessionissuer.arn"]
    : ["username", "sessioncontext.sessionissuer.username", "sessioncontext.sourceidentity"];
  const said = paths.filter(hasIdentity).map((path) => oneOf(`useridentity.${path}`, [actor]));
  // The name of a session ends the id of whoever has it.
  const session = `useridentity.principalid LIKE ${quoted(`%:${escaped(actor)}`)} ESCAPE '\\'`;
  return anyOf([...said, ...(!isArn && hasIdentity("principalid") ? [session] : [])]);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
