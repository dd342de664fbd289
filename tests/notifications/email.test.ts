import { type AddressInfo, createServer, type Server } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import type { Channel, EmailPlace } from "#lib/notifications/channel.ts";
import { send } from "#lib/notifications/send.ts";
import { selfSigned } from "../delivery/self-signed.ts";
import { messageOf } from "./notices.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Mail {
  from: string;
  to: string[];
  body: string;
}

type Options = ConstructorParameters<typeof SMTPServer>[0];

/** A server of mail: its port, and what it took. */
async function mailServer(options: Options = {}): Promise<{ port: number; taken: Mail[] }> {
  const taken: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    logger: false,
    onData(stream, { envelope }, done) {
      let body = "";
      stream.on("data", (piece) => {
        body += piece;
      });
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : (envelope.mailFrom?.address ?? "");
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), body });
        done();
      });
    },
    ...options,
  });
  // Who hangs up on it is what some of these are about.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return { port: (server.server.address() as AddressInfo).port, taken };
}

const channelAt = (port: number, parts: Partial<EmailPlace> = {}): Channel => ({
  ...{ name: "mail", on: ["findings"], severities: ["critical"], accounts: "all", when: "at-once", type: "email" },
  ...{ host: "127.0.0.1", port, from: "sagewarden@example.com", to: ["a@example.com", "b@example.com"], tls: "none" },
  ...parts,
});
const login = { userVariable: "MAIL_USER", passwordVariable: "MAIL_PASSWORD" };
const environment = { MAIL_USER: "us3r", MAIL_PASSWORD: "pa55word" };
const signal = new AbortController().signal;
const mail = (channel: Channel, patienceMs = 5_000) => send(channel, messageOf(), { signal, environment, patienceMs });

async function failureOf(channel: Channel, patienceMs?: number): Promise<object> {
  const failure = await mail(channel, patienceMs).then(
    () => undefined,
    (error: unknown) => error as Error & { advice: string },
  );
  expect(failure).toMatchObject({ name: "DeliveryFailed" });
  expect(`${failure?.message} ${failure?.advice}`).not.toMatch(/us3r|pa55word|s3cret/);
  return failure ?? {};
}

const refusing = (responseCode: number) => Object.assign(new Error("pa55word s3cret"), { responseCode });

test("a mail has both forms of what is told, and the message's own id", async () => {
  const { port, taken } = await mailServer();
  expect(await mail(channelAt(port))).toBeUndefined();
  expect(taken).toMatchObject([{ from: "sagewarden@example.com", to: ["a@example.com", "b@example.com"] }]);
  const body = taken[0]?.body ?? "";
  for (const part of ["text/plain", "text/html", "multipart/alternative", "Message-ID: <m-1@example.com>"])
    expect(body).toContain(part);
  expect(body).toContain("Subject: [Sagewarden] 1 new finding");
  expect(body).toContain("Auto-Submitted: auto-generated");
});

test("who signs in right is let in, who does not is told which variables to look at, without what is in them", async () => {
  const { port, taken } = await mailServer({
    ...{ authOptional: false, allowInsecureAuth: true },
    onAuth: ({ username, password }, _, done) =>
      username === "us3r" && password === "pa55word" ? done(null, { user: "u" }) : done(refusing(535)),
  });
  await mail(channelAt(port, login));
  expect(taken).toHaveLength(1);
  expect(await failureOf(channelAt(port, { ...login, passwordVariable: "MAIL_USER" }))).toMatchObject({
    message: "127.0.0.1 did not accept the user and the password (535).",
    isWorthAnotherTry: false,
  });
  expect(await failureOf(channelAt(port, { ...login, passwordVariable: "ABSENT" }))).toMatchObject({
    message: expect.stringContaining("ABSENT is not set"),
    code: "usage",
  });
  expect(taken).toHaveLength(1);
});

test.each([
  [550, false],
  [451, true],
])("recipients that are refused with %i are told; what others got is not sent to them again", async (code, again) => {
  let refused = ["a@example.com", "b@example.com"];
  const { port, taken } = await mailServer({
    onRcptTo: ({ address }, _, done) => (refused.includes(address) ? done(refusing(code)) : done()),
  });
  expect(await failureOf(channelAt(port))).toMatchObject({
    message: `127.0.0.1 refused the sender or every recipient (${code}).`,
    isWorthAnotherTry: again,
  });
  refused = ["b@example.com"];
  expect(await mail(channelAt(port))).toBe("127.0.0.1 refused 1 recipient: b@example.com.");
  expect(taken).toMatchObject([{ to: ["a@example.com"] }]);
});

test("a sender or a mail that is refused is told, and what is of a moment tried again", async () => {
  const sender = await mailServer({ onMailFrom: (_, __, done) => done(refusing(553)) });
  expect(await failureOf(channelAt(sender.port))).toMatchObject({
    message: "127.0.0.1 refused the sender or every recipient (553).",
    isWorthAnotherTry: false,
  });
  for (const [code, again] of [
    [554, false],
    [452, true],
  ] as const) {
    const { port } = await mailServer({
      onData(stream, _, done) {
        stream.on("end", () => done(refusing(code))).resume();
      },
    });
    expect(await failureOf(channelAt(port))).toMatchObject({
      message: `127.0.0.1 did not take the mail (${code}).`,
      isWorthAnotherTry: again,
    });
  }
});

test("who is not there, or says nothing, is tried again", async () => {
  expect(await failureOf(channelAt(9))).toMatchObject({
    message: expect.stringMatching(/^127\.0\.0\.1:9 did not answer \(\w+\)\.$/),
    isWorthAnotherTry: true,
  });
  const silent: Server = createServer();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  closing.push(() => silent.close());
  expect(await failureOf(channelAt((silent.address() as AddressInfo).port), 300)).toMatchObject({
    message: expect.stringContaining("did not answer (ETIMEDOUT)"),
    isWorthAnotherTry: true,
  });
});

test("where encryption is asked for nothing goes in the open, and no certificate is trusted that nobody signed", async () => {
  const open = await mailServer();
  expect(await failureOf(channelAt(open.port, { tls: "starttls" }))).toMatchObject({
    message: expect.stringContaining("could not agree on encryption (starttls)"),
    isWorthAnotherTry: false,
  });
  const pair = selfSigned("127.0.0.1", new Date(Date.now() + 86_400_000));
  const upgraded = await mailServer({ ...pair, disabledCommands: [] });
  const secure = await mailServer({ ...pair, secure: true });
  for (const channel of [channelAt(upgraded.port, { tls: "starttls" }), channelAt(secure.port, { tls: "tls" })]) {
    expect(await failureOf(channel)).toMatchObject({
      message: expect.stringContaining("has no certificate that can be trusted"),
      isWorthAnotherTry: false,
    });
  }
  expect([...open.taken, ...upgraded.taken, ...secure.taken]).toEqual([]);
});

test("whoever stops it hears why", async () => {
  const stopping = new AbortController();
  const { port } = await mailServer({ onConnect: () => stopping.abort(new Error("the server stops")) });
  const sent = send(channelAt(port), messageOf(), { signal: stopping.signal, environment, patienceMs: 500 });
  await expect(sent).rejects.toThrow("the server stops");
});
