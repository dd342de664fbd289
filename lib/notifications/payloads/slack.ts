import { linkTo, type Message, moreWords, mostNotices, subjectOf } from "../message.ts";
import type { Notice } from "../notice.ts";

interface Section {
  type: "section";
  /** `verbatim`: nothing in it becomes a link or a mention by itself. */
  text: { type: "mrkdwn"; text: string; verbatim: true };
}

/** A message of Slack's incoming webhooks. */
export interface SlackPayload {
  /** For notifications and for those who read no blocks. */
  text: string;
  blocks: Section[];
  unfurl_links: false;
  unfurl_media: false;
}

/** The most characters of a section; of blocks a message has at most 50. Source: Slack, "Block Kit: Section block", "Blocks". */
const longestText = 3000;

/** Names that AWS gives are told as they are: `<!channel>` in one of them calls nobody. */
export function slackPayload(message: Message): SlackPayload {
  const shown = message.notices.slice(0, mostNotices);
  const more = moreWords(message, shown.length);
  return {
    text: escaped(subjectOf(message)),
    blocks: [...shown.map((notice) => section(textOf(notice, message))), ...(more ? [section(escaped(more))] : [])],
    unfurl_links: false,
    unfurl_media: false,
  };
}

function section(text: string): Section {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

function textOf(notice: Notice, message: Message): string {
  const link = linkTo(notice, message);
  const end = link === undefined ? "" : `\n<${escaped(link)}|Open in Sagewarden>`;
  let text = `*${escaped(notice.title)}*`;
  for (const line of notice.lines) {
    const next = `\n• ${escaped(line)}`;
    // Whole lines only, so that no escape is cut in two.
    if (text.length + next.length + end.length > longestText) break;
    text += next;
  }
  return text + end;
}

/** Source: Slack, "Formatting text for app surfaces", "Escaping text". */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
