import { Choice } from "../ui/choice.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** No account has this id. */
export const everyAccount = "all";

/** One of the accounts, or all of them; `about`: what all of them are. */
export function AccountChoice({
  accounts,
  chosen,
  about,
  onChoose,
}: {
  accounts: readonly { id: string; label: string }[];
  chosen: string;
  about: string;
  onChoose: (id: string) => void;
}) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-semibold">Account</legend>
      <div className="flex max-h-56 flex-col gap-2 overflow-y-auto">
        <Choice name="account" value={everyAccount} chosen={chosen} onChoose={onChoose} label="All of them">
          {about}
        </Choice>
        {accounts.map((one) => (
          <Choice
            key={one.id}
            name="account"
            value={one.id}
            chosen={chosen}
            onChoose={onChoose}
            label={<UntrustedText wrap>{one.label}</UntrustedText>}
          >
            {one.id}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}
