const CSS = `
:host { all: initial; }
aside {
  position: fixed; z-index: 2147483000; inset: auto 0 0 auto;
  padding: 0 max(20px, env(safe-area-inset-right)) max(20px, env(safe-area-inset-bottom)) 0;
  display: flex; flex-direction: column; align-items: flex-end; gap: 12px;
  font: 500 17px/1.3 "Inter Variable", Inter, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  pointer-events: none;
}
aside > * { pointer-events: auto; }
.launcher {
  all: unset; pointer-events: auto; box-sizing: border-box; cursor: pointer; position: relative;
  display: inline-flex; align-items: center; gap: 10px; min-height: 56px; padding: 14px 22px 14px 18px;
  border-radius: 999px; background: #0062ba; color: #fff; font: inherit;
  box-shadow: 0 4px 16px rgb(0 20 50 / 28%), 0 1px 3px rgb(0 20 50 / 20%);
}
.launcher:hover { background: #004f96; }
.launcher:active { background: #003d75; }
.launcher:focus-visible { outline: 3px solid #1f2329; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
.icon { width: 26px; height: 26px; fill: currentColor; flex: none; }
.icon-close { display: none; }
.open .icon-chat { display: none; }
.open .icon-close { display: block; }
.badge {
  position: absolute; top: -6px; right: -2px; min-width: 24px; box-sizing: border-box; padding: 2px 7px;
  border-radius: 999px; background: #b01818; color: #fff; border: 2px solid #fff;
  font-size: 14px; font-weight: 600; text-align: center;
}
.badge[hidden] { display: none; }
.frame {
  display: none; box-sizing: border-box; width: 420px; max-width: calc(100vw - 40px);
  height: min(720px, calc(100vh - 120px)); height: min(720px, calc(100dvh - 120px));
  border: 1px solid #c8ccd1; border-radius: 14px; background: #fff;
  box-shadow: 0 12px 40px rgb(0 20 50 / 24%), 0 2px 8px rgb(0 20 50 / 14%);
}
.open .frame { display: block; }
@media (max-width: 480px), (max-height: 480px) {
  aside { padding: 0 max(16px, env(safe-area-inset-right)) max(16px, env(safe-area-inset-bottom)) 0; }
  aside.open { inset: 0; padding: 0; gap: 0; }
  .open .frame { width: 100%; max-width: none; height: 100%; border: 0; border-radius: 0; box-shadow: none; }
  .open .launcher { display: none; }
}
@media (prefers-reduced-motion: no-preference) {
  .launcher { transition: background-color 120ms; }
}
@media (forced-colors: active) {
  .launcher, .badge, .frame { border: 2px solid ButtonText; }
  .launcher:focus-visible { outline-color: Highlight; }
}
@media print { aside { display: none; } }
`;

/** The launcher's style. A constructed sheet works even where a site's policy forbids inline styles. */
export function launcherSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  return sheet;
}
