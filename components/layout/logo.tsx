/** A sage leaf that is a shield. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <path
        className="fill-accent"
        d="M16 1.5C23.5 5.5 27.5 11 27 17.5 26.6 23.4 22.4 28 16 30.5 9.6 28 5.4 23.4 5 17.5 4.5 11 8.5 5.5 16 1.5Z"
      />
      <path
        className="fill-none stroke-on-accent"
        strokeWidth="1.9"
        strokeLinecap="round"
        d="M16 8.5V30M16 15.5l5-4M16 15.5l-5-4M16 22l6.2-5M16 22l-6.2-5"
      />
    </svg>
  );
}
