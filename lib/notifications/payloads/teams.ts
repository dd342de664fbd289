import { linkTo, type Message, moreWords, mostNotices } from "../message.ts";
import type { Notice } from "../notice.ts";

/** Text without Markdown, unlike that of a TextBlock. Source: Adaptive Cards, "RichTextBlock". */
interface Text {
  type: "RichTextBlock";
  spacing?: "None" | "Large";
  inlines: [{ type: "TextRun"; text: string; weight?: "Bolder" }];
}

interface Link {
  type: "ActionSet";
  actions: [{ type: "Action.OpenUrl"; title: string; url: string }];
}

/** What a workflow of Teams takes that starts "when a webhook request is received": an Adaptive Card in a message. */
export interface TeamsPayload {
  type: "message";
  attachments: [
    {
      contentType: "application/vnd.microsoft.card.adaptive";
      contentUrl: null;
      content: {
        $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
        type: "AdaptiveCard";
        version: "1.4";
        body: (Text | Link)[];
      };
    },
  ];
}

/** Bytes of cards; a message of Teams has at most 28 KB in all. Source: Microsoft Teams, "Limits and specifications". */
const largestBody = 24_000;

/** Nothing in it is Markdown, and a mention needs an entity, of which there are none. */
export function teamsPayload(message: Message): TeamsPayload {
  const parts: (Text | Link)[][] = [];
  let size = 0;
  for (const notice of message.notices.slice(0, mostNotices)) {
    const part = partOf(notice, message);
    size += Buffer.byteLength(JSON.stringify(part));
    if (size > largestBody && parts.length > 0) break;
    parts.push(part);
  }
  const more = moreWords(message, parts.length);
  const body = [...parts.flat(), ...(more ? [text(more)] : [])];
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json" as const,
    type: "AdaptiveCard" as const,
    version: "1.4" as const,
    body,
  };
  return {
    type: "message",
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }],
  };
}

function partOf(notice: Notice, message: Message): (Text | Link)[] {
  const link = linkTo(notice, message);
  return [
    {
      ...text(notice.title),
      spacing: "Large",
      inlines: [{ type: "TextRun", text: notice.title, weight: "Bolder" }],
    },
    ...notice.lines.map((line): Text => ({ ...text(line), spacing: "None" })),
    ...(link === undefined ? [] : [opening(link)]),
  ];
}

function text(words: string): Text {
  return { type: "RichTextBlock", inlines: [{ type: "TextRun", text: words }] };
}

function opening(url: string): Link {
  return { type: "ActionSet", actions: [{ type: "Action.OpenUrl", title: "Open in Sagewarden", url }] };
}
