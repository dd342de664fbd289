/**
 * An answer that comes in pages although it is one thing, since a list in it is long: the first of them with the list of all.
 * What has none of it says so with no list, as AWS does.
 */
export async function joined<Page extends { [K in Field]?: readonly unknown[] | undefined }, Field extends string>(
  pages: AsyncIterable<Page>,
  field: Field,
): Promise<Omit<Page, "NextToken">> {
  let whole: Page | undefined;
  const items: unknown[] = [];
  for await (const page of pages) {
    whole ??= page;
    items.push(...(page[field] ?? []));
  }
  // There is one page at least, or the call had failed.
  const { NextToken: _, ...first } = whole as Page & { NextToken?: unknown };
  // The items are those of the same field in pages of the same type.
  return (whole?.[field] || items.length > 0 ? { ...first, [field]: items } : first) as Omit<Page, "NextToken">;
}
