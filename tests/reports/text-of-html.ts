const names: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

/** What a page says, a line for each block of it, cells beside each other. Of our own pages alone: it knows no more of HTML. */
export function textOfHtml(page: string): string {
  return page
    .replace(/<(style|script|title)\b.*?<\/\1>/gs, "")
    .replace(/<pre>.*?<\/pre>/gs, (lines) => lines.replaceAll("\n", "<br>"))
    .replaceAll("\n", " ")
    .replace(/<h([1-6])/g, (_, level: string) => `\n${"#".repeat(Number(level))} <h`)
    .replace(/<\/(p|div|h\d|li|dd|dt|tr|thead|legend|label|summary|header|pre|details|option|button)>|<br>/g, "\n")
    .replace(/<\/(th|td)>/g, " | ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => names[name] ?? "")
    .replace(/[ \t]+/g, " ")
    .replace(/(^ | $|\|? ?$)/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
