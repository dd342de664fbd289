/** What is packed in an element of data. @throws Error when it was cut off or changed on the way: gzip has a checksum. */
export async function unpack(element: Element): Promise<unknown> {
  const bytes = Uint8Array.from(atob(element.textContent), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
