import { type CsvColumn, csvOf } from "../formats/csv-text.ts";
import { type EventReport, eventFormat } from "./event-report.ts";

type Row = ReturnType<EventReport["events"]> extends AsyncIterable<infer Event> ? Event : never;

/** Each field of an event, in the order in which it is asked: when, what, who, from where, how. One without a line does not compile. */
const cells: { [Field in keyof Row]: CsvColumn<Row>["value"] } = {
  at: (row) => row.at,
  account: (row) => row.account,
  region: (row) => row.region,
  source: (row) => row.source,
  name: (row) => row.name,
  readOnly: (row) => row.readOnly,
  errorCode: (row) => row.errorCode,
  errorMessage: (row) => row.errorMessage,
  resources: (row) => row.resources.map(({ arn }) => arn).join(" "),
  actor: (row) => row.actor,
  actorArn: (row) => row.actorArn,
  actorType: (row) => row.actorType,
  sessionIssuer: (row) => row.sessionIssuer,
  sessionCreated: (row) => row.sessionCreated,
  sourceIdentity: (row) => row.sourceIdentity,
  behind: (row) => row.behind,
  accessKeyId: (row) => row.accessKeyId,
  issuedKeyId: (row) => row.issuedKeyId,
  address: (row) => row.address,
  addressClass: (row) => row.addressClass,
  vpcEndpoint: (row) => row.vpcEndpoint,
  userAgent: (row) => row.userAgent,
  client: (row) => row.client,
  mfa: (row) => row.mfa,
  tls: (row) => row.tls,
  category: (row) => row.category,
  recipient: (row) => row.recipient,
  id: (row) => row.id,
  fromFile: (row) => row.fromFile,
};

const columns = Object.entries(cells).map(([name, value]) => ({ name, value }));

export const csv = eventFormat({
  name: "csv",
  label: "CSV",
  purpose: "a line for each, for spreadsheets; not what is not read of CloudTrail",
  readers: "spreadsheets",
  mediaType: "text/csv; charset=utf-8",
  extension: "csv",
  render: ({ events }) => csvOf(events(), columns),
});
