import fc from "fast-check";
import type { Message } from "#lib/notifications/message.ts";
import { type Notice, plainLine } from "#lib/notifications/notice.ts";

/** Names that mean something somewhere: markup, mentions, headers, turned text. */
const hostile = [
  "<!channel> & <@U0000000>",
  "@everyone @here #general",
  "<https://evil.example|Open in Sagewarden>",
  "[Open](https://evil.example) **now**",
  "<at>Everyone</at>",
  "</bdi></li><script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "a\r\nBcc: eve@evil.example\r\n\r\nhello",
  "\u202Egnp.exe\u0000\u2028\ud800",
  "&lt;b&gt; &amp;amp;",
  "=?utf-8?Q?hello?=",
  "x".repeat(5_000),
  "&".repeat(5_000),
];

export const anyName = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...hostile, " "), { maxLength: 3 }).map((parts) => parts.join("")),
);

export const anyNotice: fc.Arbitrary<Notice> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom("findings", "signals"),
  account: fc.record({ id: fc.constant("111122223333"), label: anyName.map(plainLine) }),
  at: fc.constant("2026-11-22T12:00:00.000Z"),
  title: anyName.map((name) => plainLine(`New: ${name}`)),
  severity: fc.constantFrom("critical", "high", null),
  lines: fc.array(anyName.map(plainLine), { maxLength: 11 }),
  path: anyName.map((name) => `/findings?q=${encodeURIComponent(name.toWellFormed())}`),
});

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  id: fc.uuid(),
  notices: fc.array(anyNotice, { minLength: 1, maxLength: 30 }),
  isTest: fc.boolean(),
  dashboard: fc.constantFrom(null, "https://sagewarden.example.com"),
});

export function messageOf(parts: Partial<Notice> = {}): Message {
  const notice: Notice = {
    ...{ id: "n-1", kind: "findings", account: { id: "111122223333", label: "Production" } },
    ...{ at: "2026-11-22T12:00:00.000Z", title: "1 new finding", severity: "high", lines: ["high: a bad state"] },
    ...{ path: "/findings?account=111122223333", ...parts },
  };
  return { id: "m-1", notices: [notice], isTest: false, dashboard: "https://sagewarden.example.com" };
}
