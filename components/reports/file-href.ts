/** The bytes of a report, to save, or to look at in the browser. */
export function fileHref(id: string, { show = false } = {}): string {
  return `/api/v1/reports/${encodeURIComponent(id)}/file${show ? "?show=true" : ""}`;
}

/** Whether a browser shows files of the type by itself. */
export function isShown(mediaType: string): boolean {
  return /^(text\/(html|plain|markdown|csv)|application\/(pdf|json))/.test(mediaType);
}
