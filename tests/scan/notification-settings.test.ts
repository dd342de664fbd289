import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleChannels } from "#components/settings/notifications-view.ts";
import { AppError, explain } from "#lib/errors.ts";
import { noticeKindNames } from "#lib/notifications/kind-names.ts";
import { settingsIn } from "#lib/scan/settings.ts";

const file = "/etc/sagewarden.config.json";
const read = (notifications: unknown) => settingsIn(JSON.stringify({ notifications }), file).notifications;
const channels = (named: unknown) => read({ channels: named }).channels;

function saidOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return explain(error);
  }
  throw new Error("It was not refused.");
}

const slack = { slack: { urlVariable: "SLACK_URL" } };
const mail = { host: "smtp.example.com", port: 587, from: "a@example.com", to: ["b@example.com"] };
const usual = { on: [...noticeKindNames], severities: ["critical", "high"], accounts: "all", when: "at-once" };

test("without any, nobody is told; a channel is told all that is critical or high, at once, unless it says otherwise", () => {
  expect(read({})).toEqual({ channels: [], dashboard: null });
  expect(settingsIn("{}", file).notifications).toEqual({ channels: [], dashboard: null });
  expect(read({ dashboard: "https://sagewarden.example.com/" }).dashboard).toBe("https://sagewarden.example.com");
  const hook = { webhook: { url: "https://hooks.example.com/T0KEN", secretVariable: "HOOK_SECRET" } };
  const digest = { digest: "0 7 * * 1-5" };
  expect(channels({ chat: slack, work: { teams: slack.slack }, hook, post: { email: mail, when: digest } })).toEqual([
    { name: "chat", type: "slack", urlVariable: "SLACK_URL", ...usual },
    { name: "work", type: "teams", urlVariable: "SLACK_URL", ...usual },
    { name: "hook", type: "webhook", ...hook.webhook, ...usual },
    { name: "post", type: "email", ...mail, tls: "starttls", ...usual, when: { ...digest, timeZone: "UTC" } },
  ]);
  const wishes = { on: ["scan-failed"], severities: ["low"], accounts: ["111122223333"] };
  const when = { digest: "0 7 * * *", timeZone: "Europe/Berlin" };
  expect(channels({ chat: { ...slack, ...wishes, when } })).toEqual([
    { name: "chat", type: "slack", urlVariable: "SLACK_URL", ...wishes, when },
  ]);
});

test("what people are shown to copy is taken, and links to the dashboard that it names", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const inReadme = readme.match(/```json\n(\{ "notifications"[^`]+)```/)?.[1] ?? "";
  for (const example of [exampleChannels, inReadme]) {
    const { notifications } = settingsIn(example, file);
    expect(notifications.channels.map(({ type }) => type).sort()).toEqual(["email", "slack", "teams", "webhook"]);
    expect(notifications.dashboard).toBe("https://sagewarden.example.com");
  }
});

test.each([
  ["a name that is none", { "My chat": slack }, 'a channel is called "My chat"'],
  ["no place", { one: { on: ["findings"] } }, "the channel one must name one place"],
  ["two places", { one: { ...slack, teams: slack.slack } }, "the channel one must name one place"],
  ["no object", { one: "slack" }, "the channel one must be an object"],
  ["no address", { one: { slack: {} } }, 'slack of the channel one has no "urlVariable"'],
  ["no recipient", { one: { email: { ...mail, to: [] } } }, "to of email of the channel one"],
  ["no server", { one: { email: { ...mail, host: undefined } } }, 'email of the channel one has no "host"'],
  ["a user alone", { one: { email: { ...mail, userVariable: "U" } } }, "names a user or a password alone"],
  ["a misspelt wish", { one: { ...slack, severity: ["low"] } }, "Did you mean severities?"],
  ["a misspelt option", { one: { slack: { urlVarable: "X" } } }, "Did you mean urlVariable?"],
  ["a kind that there is not", { one: { ...slack, on: ["weather"] } }, "on of the channel one"],
  ["a severity that there is not", { one: { ...slack, severities: ["awful"] } }, "severities of the channel one"],
  ["nothing to tell", { one: { ...slack, on: [] } }, "on of the channel one"],
  ["an account that is none", { one: { ...slack, accounts: ["12"] } }, "accounts of the channel one"],
  ["a time that is none", { one: { ...slack, when: { digest: "soon" } } }, "when of the channel one"],
  ["a time of every minute", { one: { ...slack, when: { digest: "* * * * *" } } }, "it comes more than once an hour"],
  [
    "a time zone that is none",
    { one: { ...slack, when: { digest: "0 7 * * *", timeZone: "Mars" } } },
    '"Mars" is no time zone',
  ],
])("a channel with %s is refused with its place", (_, named, said) => {
  const told = saidOf(() => channels(named));
  for (const word of [file, said]) expect(told).toContain(word);
});

test.each([
  { slack: { urlVariable: "https://hooks.slack.com/services/s3cret" } },
  { teams: { urlVariable: "s3cret-s3cret" } },
  { webhook: { url: "http://example.com/s3cret" } },
  { webhook: { url: "https://example.com/", secretVariable: "whsec_s3cret" } },
  { email: { ...mail, userVariable: "a", passwordVariable: "s3cret word" } },
])("what stands in the place of a variable's name is never told: %j", (one) => {
  expect(saidOf(() => channels({ one }))).not.toContain("s3cret");
});

test.each(["http://example.com", "https://example.com/a", "https://u:p@example.com", "sagewarden", 7])(
  "links cannot begin with %s",
  (dashboard) => {
    expect(saidOf(() => read({ dashboard }))).toContain("dashboard of notifications");
  },
);

test("whatever JSON it is, it is taken or refused in a sentence", () => {
  const name = fc.constantFrom("slack", "teams", "email", "webhook", "on", "when", "accounts");
  const place = fc.dictionary(fc.constantFrom("url", "urlVariable", "host", "port", "to"), fc.jsonValue());
  const any = fc.dictionary(fc.constantFrom("one", "two"), fc.dictionary(name, fc.oneof(place, fc.jsonValue())));
  fc.assert(
    fc.property(fc.oneof(any, fc.jsonValue()), (given) => {
      try {
        channels(given);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(explain(error)).toContain(file);
      }
    }),
  );
});
