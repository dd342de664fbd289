/** Region names as somebody types them, or what is wrong with them. */
export function regionsIn(text: string): { regions: string[] } | { wrong: string } {
  const regions = [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  if (regions.length === 0) return { wrong: "Name at least one region." };
  if (regions.length > 50) return { wrong: "That is more regions than there are." };
  const odd = regions.find((region) => !/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region));
  return odd ? { wrong: `“${odd}” is not a region. Regions look like us-east-1.` } : { regions };
}
