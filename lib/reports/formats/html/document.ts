import { shapeSheet } from "./marks.ts";
import { html, Markup } from "./markup.ts";
import { style } from "./style.ts";

/** A document up to what is in its body: nothing is fetched, no style runs but ours, and no script but this one. */
export async function documentTop(title: string, script?: string): Promise<Markup> {
  const scripts = script === undefined ? "" : ` script-src 'sha256-${await digestOf(script)}';`;
  const policy = `default-src 'none';${scripts} style-src 'sha256-${await digestOf(style)}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(style)}</style></head>
<body>${shapeSheet}`;
}

async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes));
}
