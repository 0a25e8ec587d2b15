/** A signpost where ways part. Decoration. */
export function Signpost() {
  return (
    <svg className="signpost" viewBox="0 0 420 340" aria-hidden="true" focusable="false">
      <path
        fill="var(--ds-color-accent-surface-tinted)"
        d="M0 340c40-62 96-100 168-92 64 7 92 4 130-6 66-18 106 40 122 98z"
      />
      <path fill="var(--ds-color-accent-surface-hover)" d="M36 340c44-40 108-60 172-52 62 8 128-2 176 52z" />
      <path
        fill="none"
        stroke="var(--ds-color-neutral-background-default)"
        strokeWidth="12"
        strokeLinecap="round"
        d="M206 336c0-26-6-44-40-58s-84-18-112-22M214 336c2-26 18-46 60-58s90-20 120-34"
      />
      <rect x="200" y="52" width="16" height="236" rx="5" fill="var(--ds-color-accent-text-default)" />
      <path
        fill="var(--ds-color-accent-base-default)"
        d="M190 76h128l30 27-30 27H190a6 6 0 0 1-6-6V82a6 6 0 0 1 6-6z"
      />
      <path
        fill="var(--ds-color-brand1-base-default)"
        d="M226 144H112l-30 27 30 27h114a6 6 0 0 0 6-6v-42a6 6 0 0 0-6-6z"
      />
      <path
        fill="none"
        stroke="#fff"
        strokeWidth="6"
        strokeLinecap="round"
        opacity="0.85"
        d="M208 96h78M208 111h52M130 164h78M150 179h58"
      />
    </svg>
  );
}
