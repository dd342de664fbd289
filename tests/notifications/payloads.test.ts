import fc from "fast-check";
import nodemailer from "nodemailer";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { emailPayload } from "#lib/notifications/payloads/email.ts";
import { slackPayload } from "#lib/notifications/payloads/slack.ts";
import { teamsPayload } from "#lib/notifications/payloads/teams.ts";
import { webhookPayload } from "#lib/notifications/payloads/webhook.ts";
import { anyMessage, messageOf } from "./notices.ts";

const dashboard = "https://sagewarden.example.com";
/** A link of ours in Slack, and nothing else in angle brackets. */
const ownLink = /<https:\/\/sagewarden\.example\.com\/[\w%=?&;.~*'()!-]*\|Open in Sagewarden>/g;

test("Slack: whatever things are called, nobody is mentioned, and nothing is linked but the dashboard", () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      const { text, blocks } = slackPayload(message);
      expect(blocks.length).toBeLessThanOrEqual(50);
      for (const one of [text, ...blocks.map((block) => block.text.text)]) {
        expect(one.length).toBeLessThanOrEqual(3000);
        expect(one.length).toBeGreaterThan(0);
        const rest = one.replaceAll(ownLink, "");
        expect(rest).not.toMatch(/[<>]/);
        expect(rest.replaceAll(/&(amp|lt|gt);/g, "")).not.toContain("&");
      }
      expect(blocks.every((block) => block.text.verbatim)).toBe(true);
      const links = blocks.flatMap((block) => block.text.text.match(ownLink) ?? []).length;
      const shown = message.notices.slice(0, 20).filter(({ path }) => path.length < 900);
      expect(links).toBe(message.dashboard === null ? 0 : shown.length);
    }),
  );
});

test("Teams: no text is one in which Markdown counts, no link is another's, and the card is no larger than it may be", () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      const payload = teamsPayload(message);
      expect(Buffer.byteLength(JSON.stringify(payload))).toBeLessThan(28 * 1024);
      const [{ content, contentType }] = payload.attachments;
      expect(contentType).toBe("application/vnd.microsoft.card.adaptive");
      expect(Object.keys(content).sort()).toEqual(["$schema", "body", "type", "version"]);
      for (const part of content.body) {
        if (part.type === "ActionSet") expect(part.actions[0].url).toMatch(/^https:\/\/sagewarden\.example\.com\//);
        else expect(part.inlines.every(({ type }) => type === "TextRun")).toBe(true);
      }
    }),
  );
});

test("e-mail: the HTML is what we wrote, with every name in it as text; the headers are ours", async () => {
  const build = nodemailer.createTransport({ streamTransport: true, buffer: true });
  await fc.assert(
    fc.asyncProperty(anyMessage, async (message) => {
      const payload = emailPayload(message);
      const seen: string[] = [];
      let told = "";
      const parser = new SaxesParser();
      parser.on("error", (error) => {
        throw error;
      });
      parser.on("opentag", ({ name, attributes }) => {
        seen.push(name);
        if (name === "a") expect(attributes.href).toMatch(/^https:\/\/sagewarden\.example\.com\//);
        const allowed = ["href", "lang", "style", "charset"];
        for (const attribute of Object.keys(attributes)) expect(allowed).toContain(attribute);
      });
      parser.on("text", (text) => {
        told += text;
      });
      // The one tag of HTML in it that has no end.
      parser.write(payload.html.replace('<meta charset="utf-8">', "")).close();
      const allowed = ["html", "head", "title", "body", "h2", "ul", "li", "bdi", "p", "a"];
      expect(seen.filter((name) => !allowed.includes(name))).toEqual([]);
      const titles = message.notices.slice(0, 20).map(({ title }) => title);
      for (const title of titles) expect(told).toContain(title);
      const sent = await build.sendMail({ from: "a@example.com", to: "b@example.com", ...payload });
      const [head = ""] = String(sent.message).split("\r\n\r\n");
      const names = head.split("\r\n").flatMap((line) => /^([\w-]+):/.exec(line)?.[1] ?? []);
      const expected = ["From", "To", "Subject", "Message-ID", "Date", "MIME-Version", "Content-Type"];
      expect(names.filter((name) => !expected.includes(name))).toEqual([]);
      expect(sent.envelope.to).toEqual(["b@example.com"]);
    }),
    { numRuns: 60 },
  );
});

test("a webhook is told the fields that are documented, each text as it is", () => {
  const now = new Date("2026-11-22T12:00:05.000Z");
  expect(webhookPayload(messageOf(), now)).toEqual({
    type: "sagewarden.notices",
    version: 1,
    timestamp: "2026-11-22T12:00:05.000Z",
    data: {
      test: false,
      notices: [
        {
          ...{ id: "n-1", kind: "findings", account: { id: "111122223333", name: "Production" } },
          ...{ at: "2026-11-22T12:00:00.000Z", severity: "high", title: "1 new finding", lines: ["high: a bad state"] },
          url: `${dashboard}/findings?account=111122223333`,
        },
      ],
    },
  });
  expect(webhookPayload({ ...messageOf(), dashboard: null }, now).data.notices[0]?.url).toBeNull();
});

test("more than people read are counted", () => {
  const [one] = messageOf().notices;
  if (!one) throw new Error("There is none.");
  const many = { ...messageOf(), notices: Array.from({ length: 25 }, () => one) };
  const said = "and 5 more: the dashboard has all of them.";
  expect(slackPayload(many).blocks.at(-1)?.text.text).toBe(said);
  expect(slackPayload(many).text).toBe("25 notices");
  expect(JSON.stringify(teamsPayload(many))).toContain(said);
  expect(emailPayload(many).text).toContain(said);
  expect(emailPayload(many).subject).toBe("[Sagewarden] 25 notices");
});
