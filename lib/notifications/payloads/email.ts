import { html, untrusted } from "#lib/reports/formats/html/markup.ts";
import { linkTo, type Message, moreWords, mostNotices, subjectOf } from "../message.ts";

/** A mail's words, twice: for those who read HTML, and those who do not. */
export interface EmailPayload {
  subject: string;
  text: string;
  html: string;
}

export function emailPayload(message: Message): EmailPayload {
  const shown = message.notices.slice(0, mostNotices);
  const more = moreWords(message, shown.length);
  const told = shown.map((notice) => ({ ...notice, link: linkTo(notice, message) }));
  const text = told.map(({ title, lines, link }) =>
    [title, ...lines.map((line) => `- ${line}`), ...(link === undefined ? [] : [link])].join("\n"),
  );
  const sections = told.map(
    ({ title, lines, link }) => html`<h2 style="font-size:16px">${untrusted(title)}</h2>
<ul>${lines.map((line) => html`<li>${untrusted(line)}</li>`)}</ul>
${link !== undefined && html`<p><a href="${link}">Open in Sagewarden</a></p>`}
`,
  );
  return {
    // Of one line: what would break it is told by its code point already.
    subject: `[Sagewarden] ${subjectOf(message)}`,
    text: `${[...text, ...(more ? [more] : [])].join("\n\n")}\n`,
    html: html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Sagewarden</title></head><body>
${sections}${more !== undefined && html`<p>${more}</p>`}</body></html>
`.text,
  };
}
