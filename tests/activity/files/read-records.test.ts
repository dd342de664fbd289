/* Past 300 lines, since it is of one reader: each form of file stands beside the others. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attribute } from "#lib/activity/attribute.ts";
import { parseEvent } from "#lib/activity/event.ts";
import { account, looked, record } from "../records.ts";
import { csv, packed, read } from "./files.ts";

const one = record({ eventID: "one" });
const two = record({ eventID: "two", requestParameters: { notebookInstanceName: 'a "]}," \\ é 🙂' } });
const log = JSON.stringify({ Records: [one, two] });
const fine = { ids: ["one", "two"], faults: [], ended: undefined };

describe("every form in which records are handed on", () => {
  const forms: Record<string, string> = {
    "a trail's log": log,
    "a log that was indented": JSON.stringify(JSON.parse(log), null, 2),
    "a log indented by nothing": JSON.stringify(JSON.parse(log), null, 1).replaceAll(/\n +/g, "\n"),
    "the answer of lookup-events": JSON.stringify({ NextToken: "[", Events: [lookedAs(one), lookedAs(two)] }),
    "a bare list": JSON.stringify([one, two]),
    NDJSON: `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`,
    "logs in a row": `${JSON.stringify({ Records: [one] })}\n${JSON.stringify({ Records: [two] })}`,
    "a list after other members": JSON.stringify({ x: [1, { y: "}" }], Records: [one, two], z: [{}] }),
    "events of EventBridge": [one, two]
      .map((detail) => JSON.stringify({ version: "0", "detail-type": "AWS API Call via CloudTrail", detail }))
      .join("\n"),
    "a table of whole records": csv([["eventJson"], [JSON.stringify(one)], [JSON.stringify(two)]]),
    "a table of whole records among others": csv([
      ["eventName", "EVENTJSON"],
      ["x", JSON.stringify(one)],
      ["y", JSON.stringify(two, null, 2)],
    ]),
  };
  for (const [name, text] of Object.entries(forms)) {
    test(name, async () => {
      expect(await read(text)).toMatchObject(fine);
      expect(await read(packed(text))).toMatchObject(fine);
      expect(await read(`\uFEFF${text}\r\n`)).toMatchObject(fine);
    });
    test(`${name}, cut anywhere into pieces`, async () => {
      const whole = await read(text);
      for (const bytes of [Buffer.from(`\uFEFF\n${text}`), packed(text)]) {
        await fc.assert(
          fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (ends) => {
            expect((await read(bytes, ends)).found).toEqual(whole.found);
          }),
          { numRuns: 60 },
        );
      }
      const bytes = Buffer.from(text);
      expect((await read(bytes, [...bytes.keys()])).found).toEqual(whole.found);
    });
  }
});

test("a record is the same event from a file as from LookupEvents", async () => {
  for (const given of [
    one,
    two,
    record({ eventID: "r", eventTime: "2026-11-20T09:30:00Z", errorCode: "AccessDenied" }),
  ]) {
    const [found] = (await read(JSON.stringify({ Records: [given] }))).found;
    const event = parseEvent(looked(given), "eu-west-1");
    expect(found).toEqual({ event, account });
  }
});

test("any record survives JSON, gzip and the reader", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 5 }), { maxLength: 5 }), async (values) => {
      const records = values.map((value, at) => record({ eventID: `id-${at}`, requestParameters: value }));
      const { found, faults, ended } = await read(packed(JSON.stringify({ Records: records })), [7, 100]);
      expect({ faults, ended }).toEqual({ faults: [], ended: undefined });
      const expected = records.map((whole) => parseEvent({ CloudTrailEvent: JSON.stringify(whole) }, "eu-west-1"));
      expect(found).toEqual(expected.map((event) => ({ event, account })));
    }),
    { numRuns: 150 },
  );
});

test("no bytes make it throw anything but a sentence, and what it gives does not hang on how they came", async () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '{"Records":[',
      '{"Events":[',
      "[",
      "]",
      "{",
      "}",
      '"',
      "\\",
      ",",
      ":",
      "\n",
      "eventID,eventName\n",
      "\u001f\u008b",
    ),
    fc.constantFrom(JSON.stringify(one), JSON.stringify(two)),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some)),
    fc.array(piece, { maxLength: 12 }).map((some) => Buffer.from(some.join(""))),
    fc.uint8Array({ maxLength: 60 }).map((some) => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), some])),
    fc.tuple(fc.nat(), fc.nat(255)).map(([at, value]) => {
      const damaged = packed(log);
      damaged[at % damaged.length] = value;
      return damaged;
    }),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(fc.nat(400), { maxLength: 6 }), async (some, ends) => {
      const whole = await read(some);
      const cut = await read(
        some,
        ends.filter((end) => end <= some.length),
      );
      // Of damaged gzip, how much comes out before the damage shows hangs on how it is fed; that it ends with a sentence does not.
      if (some[0] === 0x1f) expect(cut.ended === undefined).toBe(whole.ended === undefined);
      else expect(cut).toEqual(whole);
    }),
    { numRuns: 600, examples: [[Buffer.from('#{"Records":[eventID,eventName\n \n'), [31]]] },
  );
});

describe("a line of NDJSON that is broken costs itself and no other", () => {
  const broken: Record<string, string> = {
    "cut in a text": '{"eventID":"x","eventName":"Crea',
    "cut after a member": '{"eventID":"x","userIdentity":{"type":"Root"}',
    "cut after a comma": '{"eventID":"x",',
    "closed too often": '{"eventID":"x"}}',
    "no JSON at all": "2026-11-20 an error occurred",
  };
  for (const [name, line] of Object.entries(broken)) {
    test(name, async () => {
      const { ids, faults } = await read([JSON.stringify(one), line, JSON.stringify(two), ""].join("\n"));
      expect(ids).toEqual(["one", "two"]);
      expect(faults.length).toBeGreaterThan(0);
    });
  }
});

describe("what is no event is told", () => {
  const left = async (content: unknown) =>
    (await read(typeof content === "string" ? content : JSON.stringify(content))).faults;

  test("a record without an id, without a time, and what is no record", async () => {
    const { eventID: _, ...nameless } = one;
    const { eventTime: __, ...timeless } = one;
    expect(await left({ Records: [nameless, timeless] })).toEqual(["nameless", "nameless"]);
    expect(await left({ Records: [7, {}, [], two] })).toEqual(["malformed", "malformed", "malformed"]);
  });

  test("a digest, and Insight events", async () => {
    const digest = {
      awsAccountId: account,
      digestStartTime: "2026-11-20T09:00:00Z",
      digestS3Bucket: "b",
      logFiles: [{ s3Object: "x" }],
    };
    expect(await left(digest)).toEqual(["digest"]);
    const insight = {
      ...one,
      eventType: "AwsCloudTrailInsight",
      eventCategory: "Insight",
      insightDetails: { state: "Start" },
    };
    expect(await left({ Records: [insight] })).toEqual(["insight"]);
  });

  test("a record larger than any, and one without a bottom", async () => {
    const large = record({ eventID: "large", requestParameters: { text: "x".repeat(2 ** 20) } });
    expect(await read(JSON.stringify({ Records: [large, one] }))).toMatchObject({
      ids: ["one"],
      faults: ["too-large"],
    });
    const endless = record({ eventID: "large", requestParameters: { text: "x".repeat(5 * 2 ** 20) } });
    expect(await read(JSON.stringify({ Records: [endless, one] }), [2 ** 20, 3 * 2 ** 20])).toMatchObject({
      ids: ["one"],
      faults: ["too-large"],
    });
    const deep = JSON.stringify(one).replace(
      '"requestParameters":null',
      `"requestParameters":${"[".repeat(2e5)}${"]".repeat(2e5)}`,
    );
    const { found } = await read(`{"Records":[${deep}]}`);
    expect(JSON.stringify(found)).toContain("(nested too deeply)");
  });
});

describe("a file that ends otherwise than it should ends with a sentence, and what came before counts", () => {
  test("empty", async () => {
    for (const content of ["", " \n", "\uFEFF", packed("")]) expect((await read(content)).ended).toBe("It is empty.");
  });

  test("cut off", async () => {
    expect(await read(log.slice(0, -40))).toMatchObject({ ids: ["one"], ended: expect.stringContaining("cut off") });
    const many = JSON.stringify({
      Records: Array.from({ length: 400 }, (_, at) => record({ eventID: `${at}-${Math.sin(at)}` })),
    });
    const whole = packed(many);
    const { ids, ended } = await read(whole.subarray(0, whole.length - 200));
    expect(ended).toBe("It is cut off: its gzip data has no end.");
    expect(ids.length).toBeGreaterThan(300);
    const table = csv([["eventJson"], [JSON.stringify(one)], [JSON.stringify(two)]]);
    expect(await read(table.slice(0, -30))).toMatchObject({ ids: ["one"], ended: expect.stringContaining("cut off") });
  });

  test("damaged gzip", async () => {
    const damaged = packed(log);
    damaged.writeUInt8((damaged.readUInt8(damaged.length - 8) + 1) % 256, damaged.length - 8);
    expect((await read(damaged)).ended).toMatch(/gzip data is damaged/);
    expect((await read(Buffer.from([0x1f, 0x8b, 1, 2, 3, 4]))).ended).toMatch(/gzip data is/);
  });

  test("none of these", async () => {
    for (const content of ["PK\u0003\u0004zip", "<html>\n</html>", "a,b\n1,2\n", "just a sentence"]) {
      expect(await read(content)).toMatchObject({ ids: [], ended: expect.stringContaining("no log of CloudTrail") });
    }
  });

  test("what stands behind the end of gzip data: padding is nothing, anything else is told, and neither is waited for", async () => {
    for (const ends of [[], [10], [packed(log).length], [packed(log).length + 5]]) {
      expect(await read(Buffer.concat([packed(log), Buffer.alloc(70_000)]), ends)).toMatchObject(fine);
    }
    const behind = Buffer.concat([packed(log), Buffer.alloc(40_000), Buffer.from("and more")]);
    expect(await read(behind)).toMatchObject({ ...fine, ended: expect.stringContaining("behind the end") });
    const next = packed(JSON.stringify({ Records: [two] }));
    for (const padding of [1, 9]) {
      const both = Buffer.concat([packed(log), Buffer.alloc(padding), next]);
      const end = packed(log).length;
      for (const at of [[], [end - 1], [end], [end + 1], [end - 3, end, end + 1], [end + padding], [both.length - 1]]) {
        const { ids, faults, ended } = await read(both, at);
        expect({ at, ids, faults, ended }).toEqual({
          at,
          ...fine,
          ended: "Something stands behind the end of its gzip data.",
        });
      }
    }
  });

  test("a decompression bomb", async () => {
    const limits = { ratio: 100, freely: 100_000, total: 2 ** 30 };
    expect((await read(packed(`${log}${" ".repeat(5e6)}`), [], limits)).ended).toContain("bomb");
    expect((await read(packed(log.repeat(100)), [], { ...limits, ratio: 1000, total: 20_000 })).ended).toContain(
      "bomb",
    );
    expect(await read(packed(log), [], limits)).toMatchObject(fine);
    expect((await read(packed(`[${" ".repeat(2e8)}`))).ended).toContain("bomb");
  });
});

describe("a table of Athena", () => {
  const identity =
    "{type=AssumedRole, principalid=AROAEXAMPLE:alice, arn=arn:aws:sts::482915630174:assumed-role/DataScientist/alice, accountid=482915630174, invokedby=null, accesskeyid=ASIAEXAMPLE, username=null, onbehalfof=null, sessioncontext={attributes={mfaauthenticated=true, creationdate=2026-11-20T08:00:00Z}, sessionissuer={type=Role, principalid=AROAEXAMPLE, arn=arn:aws:iam::482915630174:role/DataScientist, accountid=482915630174, username=DataScientist}, sourceidentity=a=b,c, ec2roledelivery=null, webidfederationdata={federatedprovider=x, attributes={sub=y, aud=z}}}}";
  const row = {
    eventversion: "1.11",
    useridentity: identity,
    eventtime: "2026-11-20 09:30:00.000",
    eventsource: "sagemaker.amazonaws.com",
    eventname: "DeleteModel",
    awsregion: "us-east-1",
    sourceipaddress: "203.0.113.7",
    useragent: '{"not":"an object"}',
    errorcode: null,
    requestparameters: '{"modelName":"churn"}',
    responseelements: null,
    requestid: "r",
    eventid: "table-1",
    readonly: "false",
    resources:
      "[{arn=arn:aws:sagemaker:us-east-1:482915630174:endpoint/e, accountid=482915630174, type=AWS::SageMaker::Endpoint}]",
    recipientaccountid: account,
    tlsdetails: "{tlsversion=TLSv1.2, ciphersuite=X, clientprovidedhostheader=api.sagemaker}",
    timestamp: "2026/11/20",
  };
  const readRow = async (changes: Record<string, string | null> = {}) => {
    const all = { ...row, ...changes };
    const { found } = await read(csv([Object.keys(all), Object.values(all)]));
    const [first] = found;
    if (!first || !("event" in first)) throw new Error(`No event: ${JSON.stringify(found)}`);
    return first;
  };

  test("gives the record as it was", async () => {
    const { event, account: own } = await readRow();
    expect(own).toBe(account);
    expect(event).toMatchObject({
      id: "table-1",
      at: "2026-11-20T09:30:00.000Z",
      actor: "DataScientist/alice",
      sessionIssuer: "arn:aws:iam::482915630174:role/DataScientist",
      sourceIdentity: "a=b,c",
      mfa: true,
      tls: "TLSv1.2",
      userAgent: '{"not":"an object"}',
      readOnly: false,
      errorCode: null,
    });
    expect(event.record.userIdentity).toMatchObject({
      sessionContext: { webIdFederationData: { federatedProvider: "x", attributes: { sub: "y", aud: "z" } } },
    });
    expect(attribute(event).map(({ arn }) => arn)).toEqual([
      "arn:aws:sagemaker:us-east-1:482915630174:model/churn",
      "arn:aws:sagemaker:us-east-1:482915630174:endpoint/e",
    ]);
  });

  test("believes nothing of a struct that cannot be told apart", async () => {
    const forged = identity.replace("invokedby=null", "invokedby=x, type=Root, arn=arn:aws:iam::1:root");
    expect((await readRow({ useridentity: forged })).event).toMatchObject({ actor: "unknown", actorType: "Unknown" });
    const { event } = await readRow({
      requestparameters: "{modelName=churn, roleArn=arn:aws:iam::482915630174:role/Admin}",
      resources: null,
    });
    expect(attribute(event)).toEqual([]);
    expect(event.record.requestParameters).toContain("modelName=churn");
  });

  test("a row with other columns than the header is malformed", async () => {
    expect((await read("eventid,eventname\na,b,c\n")).faults).toEqual(["malformed"]);
  });

  test("no struct makes it throw", () =>
    fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[{}=, a-z[\]]*$/), async (text) => {
        expect(
          (await readRow({ useridentity: `{type=${text}`, resources: `[{arn=${text}`, tlsdetails: text || "x" })).event
            .id,
        ).toBe("table-1");
      }),
    ));
});

function lookedAs(whole: Record<string, unknown>) {
  return { ...looked(whole), EventTime: "2026-11-20T10:30:00+01:00" };
}
