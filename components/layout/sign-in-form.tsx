import { buttonClass } from "../ui/button.tsx";

/** A plain form: it works without scripts. The server answers POST /sign-in. */
export function SignInForm({ failed, next }: { failed: boolean; next: string }) {
  return (
    <form method="post" action="/sign-in" className="mt-8 border-t border-rule pt-6">
      <input type="hidden" name="next" value={next} />
      <label htmlFor="token" className="text-base font-medium">
        Sign-in token
      </label>
      <p id="token-where" className="mt-1 text-muted">
        It is in the address that Sagewarden prints in its terminal when it starts, after{" "}
        <code className="font-mono text-xs">token=</code>. Opening that address signs you in without typing.
      </p>
      {failed && (
        <p id="token-wrong" role="alert" className="mt-3 border-l-2 border-critical bg-critical-wash px-3 py-2">
          That is not the token of this server. It is made when Sagewarden first starts and stays the same after that,
          unless SAGEWARDEN_TOKEN is set to another.
        </p>
      )}
      <div className="mt-3 flex gap-2">
        <input
          id="token"
          name="token"
          type="password"
          required
          autoComplete="current-password"
          spellCheck={false}
          aria-describedby={failed ? "token-where token-wrong" : "token-where"}
          aria-invalid={failed || undefined}
          className="h-10 min-w-0 flex-1 rounded-md border border-control bg-raised px-3 font-mono text-base"
        />
        <button type="submit" className={buttonClass("primary", "h-10 px-5 text-base")}>
          Sign in
        </button>
      </div>
    </form>
  );
}
