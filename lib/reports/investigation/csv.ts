import { type CsvColumn, csvOf } from "../formats/csv-text.ts";
import { investigationFormat } from "./investigation-format.ts";
import { fieldsOf, type Moment, timelineOf } from "./timeline.ts";

type Told = Exclude<Moment, { type: "cut" }>;
type Cell = CsvColumn<Told>["value"];

/** Of an event, or of a change that a scan saw. */
const ofEvent =
  (value: (event: Extract<Told, { type: "event" }>["event"]) => ReturnType<Cell>): Cell =>
  (moment) =>
    moment.type === "event" ? value(moment.event) : null;

const cells: Readonly<Record<string, Cell>> = {
  at: (moment) => (moment.type === "event" ? moment.event.at : moment.change.at),
  type: ({ type }) => type,
  region: ofEvent(({ region }) => region),
  source: ofEvent(({ source }) => source),
  name: ofEvent(({ name }) => name),
  readOnly: ofEvent(({ readOnly }) => readOnly),
  errorCode: ofEvent(({ errorCode }) => errorCode),
  errorMessage: ofEvent(({ errorMessage }) => errorMessage),
  actor: ofEvent(({ actor }) => actor),
  actorArn: ofEvent(({ actorArn }) => actorArn),
  behind: ofEvent(({ behind }) => behind),
  accessKeyId: ofEvent(({ accessKeyId }) => accessKeyId),
  address: ofEvent(({ address }) => address),
  userAgent: ofEvent(({ userAgent }) => userAgent),
  mfa: ofEvent(({ mfa }) => mfa),
  signals: ofEvent(({ signals }) => signals.map(({ id }) => id).join(" ")),
  resources: ofEvent(({ resources }) => resources.map(({ arn }) => arn).join(" ")),
  event: ofEvent(({ id }) => id),
  fields: (moment) => (moment.type === "change" ? fieldsOf(moment.change).join("\n") : null),
};

export const csv = investigationFormat({
  name: "csv",
  label: "CSV",
  purpose: "the timeline, a line for each event and change; not what is not read of CloudTrail",
  readers: "spreadsheets",
  mediaType: "text/csv; charset=utf-8",
  extension: "csv",
  render: (investigation) =>
    csvOf(
      told(timelineOf(investigation)),
      Object.entries(cells).map(([name, value]) => ({ name, value })),
    ),
});

/** Without a bound nothing is cut. */
async function* told(moments: AsyncIterable<Moment>): AsyncGenerator<Told> {
  for await (const moment of moments) if (moment.type !== "cut") yield moment;
}
