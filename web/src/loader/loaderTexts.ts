export interface LoaderTexts {
  region: string;
  frame: string;
  open: string;
  close: string;
  unread: (count: number) => string;
}

const nb: LoaderTexts = {
  region: 'Samtale med Veiviser',
  frame: 'Samtale med Veiviser',
  open: 'Spør Veiviser',
  close: 'Lukk samtalen',
  unread: (count) => (count === 1 ? '1 ny melding' : `${count} nye meldinger`),
};
const nn: LoaderTexts = {
  ...nb,
  open: 'Spør Veiviser',
  unread: (count) => (count === 1 ? '1 ny melding' : `${count} nye meldingar`),
};
const en: LoaderTexts = {
  region: 'Chat with Veiviser',
  frame: 'Chat with Veiviser',
  open: 'Ask Veiviser',
  close: 'Close the chat',
  unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
};

/** Return the launcher's few words in the language of the page, or in bokmål. */
export function loaderTexts(lang: string): LoaderTexts {
  const code = lang.toLowerCase().slice(0, 2);
  return code === 'nn' ? nn : code === 'en' ? en : nb;
}
