// The one script a site needs: <script src="https://…/widget.js" defer data-veiviser></script>
// It adds a button and, once it is pressed, a frame with the chat. It has no access to what is said there.
import { launcherSheet } from './launcherSheet';
import { loaderTexts } from './loaderTexts';

const SOURCE = 'veiviser';
const OPEN_KEY = 'veiviser.open';
const SMALL_SCREEN = '(max-width: 480px), (max-height: 480px)';

const script = document.currentScript as HTMLScriptElement | null;

function start(): void {
  if (window.Veiviser || !script) return;
  const origin = new URL(script.src, document.baseURI).origin;
  const chosen = script.dataset.lang;
  const lang = () => chosen ?? document.documentElement.lang;

  const root = document.createElement('div');
  root.setAttribute('data-veiviser-root', '');
  const shadow = root.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [launcherSheet()];

  const region = document.createElement('aside');
  const launcher = document.createElement('button');
  launcher.type = 'button';
  launcher.className = 'launcher';
  launcher.dataset.testid = 'veiviser-launcher';
  launcher.setAttribute('aria-expanded', 'false');
  launcher.innerHTML =
    '<svg class="icon icon-chat" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 4.25h14c.97 0 1.75.78 1.75 1.75v9.5c0 .97-.78 1.75-1.75 1.75h-6.2l-4.6 3.45a.75.75 0 0 1-1.2-.6v-2.85H5c-.97 0-1.75-.78-1.75-1.75V6c0-.97.78-1.75 1.75-1.75Zm2.5 4a.75.75 0 0 0 0 1.5h9a.75.75 0 0 0 0-1.5h-9Zm0 3.5a.75.75 0 0 0 0 1.5h6a.75.75 0 0 0 0-1.5h-6Z"/></svg>' +
    '<svg class="icon icon-close" viewBox="0 0 24 24" aria-hidden="true"><path d="M6.53 5.47a.75.75 0 0 0-1.06 1.06L10.94 12l-5.47 5.47a.75.75 0 1 0 1.06 1.06L12 13.06l5.47 5.47a.75.75 0 1 0 1.06-1.06L13.06 12l5.47-5.47a.75.75 0 0 0-1.06-1.06L12 10.94 6.53 5.47Z"/></svg>';
  const label = document.createElement('span');
  // A page that needs the room may show the button without its words.
  launcher.part.add('launcher');
  label.part.add('label');
  const badge = document.createElement('span');
  badge.className = 'badge';
  launcher.append(label, badge);
  region.append(launcher);
  shadow.append(region);
  document.body.append(root);

  let frame: HTMLIFrameElement | null = null;
  let ready = false;
  let open = false;
  let prefill: string | null = null;
  let focusOnShow = true;
  let overflowBefore: string | null = null;
  let unread = 0;

  const tell = (message: object) => frame?.contentWindow?.postMessage({ source: SOURCE, ...message }, origin);

  function tellState(): void {
    if (!ready) return;
    tell(open ? { type: 'shown', focus: focusOnShow } : { type: 'hidden' });
    if (open && prefill !== null) {
      tell({ type: 'prefill', text: prefill });
      prefill = null;
    }
  }

  function makeFrame(): HTMLIFrameElement {
    const made = document.createElement('iframe');
    const query = new URLSearchParams({ host: window.location.origin, lang: lang() });
    made.src = `${origin}/widget?${query.toString()}`;
    made.className = 'frame';
    region.insertBefore(made, launcher);
    return made;
  }

  function draw(): void {
    const texts = loaderTexts(lang());
    region.setAttribute('aria-label', texts.region);
    if (frame) frame.title = texts.frame;
    region.classList.toggle('open', open);
    launcher.setAttribute('aria-expanded', String(open));
    label.textContent = open ? texts.close : texts.open;
    badge.hidden = open || unread === 0;
    badge.textContent = unread > 9 ? '9+' : String(unread);
    if (badge.hidden) launcher.removeAttribute('aria-label');
    else launcher.setAttribute('aria-label', `${texts.open}. ${texts.unread(unread)}`);
  }

  /** On a small screen the chat covers the page: the page must not scroll behind it. */
  function holdPage(): void {
    if (!window.matchMedia(SMALL_SCREEN).matches) return;
    overflowBefore = document.documentElement.style.overflow;
    document.documentElement.style.overflow = 'hidden';
  }

  function releasePage(): void {
    if (overflowBefore !== null) document.documentElement.style.overflow = overflowBefore;
    overflowBefore = null;
  }

  function show(withFocus: boolean): void {
    frame ??= makeFrame();
    if (!open) holdPage();
    open = true;
    unread = 0;
    focusOnShow = withFocus;
    remember('1');
    draw();
    if (withFocus) frame.focus();
    tellState();
  }

  function hide(): void {
    if (!open) return;
    open = false;
    remember('');
    releasePage();
    draw();
    launcher.focus();
    tellState();
  }

  launcher.addEventListener('click', () => (open ? hide() : show(true)));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && open && document.activeElement === root) hide();
  });
  window.addEventListener(
    'message',
    (event: MessageEvent<{ source?: string; type?: string; count?: number } | null>) => {
      if (!frame || event.origin !== origin || event.source !== frame.contentWindow) return;
      if (event.data?.source !== SOURCE) return;
      if (event.data.type === 'ready') {
        ready = true;
        tellState();
      } else if (event.data.type === 'close') {
        hide();
      } else if (event.data.type === 'unread' && typeof event.data.count === 'number') {
        unread = open ? 0 : event.data.count;
        draw();
      }
    },
  );

  window.Veiviser = {
    open: (options) => {
      if (options?.text !== undefined) prefill = options.text;
      show(true);
    },
    close: hide,
  };
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['lang'] });
  draw();
  if (remembered()) show(false);
}

function remember(value: string): void {
  try {
    sessionStorage.setItem(OPEN_KEY, value);
  } catch {
    // The site or the browser allows no storage: then the chat is closed on the next page.
  }
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(OPEN_KEY) === '1';
  } catch {
    return false;
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
