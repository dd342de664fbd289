/** A region that a template without one of its own is taken to be deployed to. */
const usualRegion = "us-east-1";
const otherRegion = "eu-central-1";
const usualAccount = "000000000000";

const regionIn =
  /\b(?:us|eu|ap|sa|ca|me|af|il|mx)-(?:gov-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-\d\b/g;
const accountIn = /(?<=:)\d{12}(?=:)|(?<=^|")\d{12}(?=$|")/g;
/** More than these are not told apart; the worlds would be too many. */
const most = 6;

/** The regions in texts, and one that none of them means. */
export function regionsIn(text: string): string[] {
  const met = [...new Set(text.match(regionIn) ?? [])].slice(0, most);
  if (met.length === 0) return [usualRegion];
  return [...met, [usualRegion, otherRegion, "sa-east-1"].find((one) => !met.includes(one)) ?? "ap-south-2"];
}

/** The accounts in texts, and one that none of them means. */
export function accountsIn(text: string): string[] {
  return [usualAccount, ...new Set(text.match(accountIn) ?? [])].slice(0, most);
}
