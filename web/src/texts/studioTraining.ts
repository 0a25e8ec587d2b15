import { count, examples } from './studioWords';

const temas = count('tema', 'temaer');
const stories = count('samtale', 'samtaler');
const quoted = (names: readonly string[]) => {
  const all = names.map((name) => `«${name}»`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} og ${all.at(-1) ?? ''}`;
};

/** Words of starting, following and finding training runs. */
const runs = {
  heading: 'Trening',
  lead: 'Når du trener, lærer en ny modell av eksemplene. Den prøves mot prøvesettet og mot modellen som er i bruk. Ingenting endres for brukerne før du publiserer.',
  one: 'Trening',
  back: 'All trening',
  startHeading: 'Tren en ny modell',
  source: 'Hva skal modellen lære av?',
  sourceHelp: 'Et utkast trenes sammen med alt som er publisert fra før.',
  published: 'Det som er publisert, slik det står',
  draft: (title: string, files: string) => `Utkastet «${title}» (${files})`,
  unknownDraft: 'Utkastet du kom fra',
  noTraining: 'Utkastet endrer bare innhold. Det kan publiseres uten å trene.',
  start: 'Start treningen',
  starting: 'Starter …',
  takes: 'Det tar rundt ett minutt. Du kan gjøre noe annet imens.',
  underWayHeading: 'Pågår nå',
  open: 'Følg treningen',
  earlier: 'Tidligere trening',
  none: 'Ingen har trent en modell her ennå.',
  when: 'Når',
  who: 'Hvem',
  from: 'Lærte av',
  outcome: 'Utfall',
  understood: 'Forstår riktig',
  understoodWas: (live: string) => `den i bruk: ${live}`,
  notMeasured: 'ikke målt',
  fromPublished: 'Det som er publisert',
  fromDraft: (title: string) => `Utkastet «${title}»`,
  facts: {
    by: (name: string, when: string) => `Startet av ${name}, ${when}`,
    seconds: (train: string, evaluate: string) => `Trening ${train}, prøving ${evaluate}`,
    swap: (seconds: string) => `Modellbyttet tok ${seconds}`,
    override: (reason: string) => `Publisert selv om porten var rød, med begrunnelsen: «${reason}»`,
  },
  outcomes: {
    running: 'Pågår',
    green: 'Klar, porten er grønn',
    red: 'Klar, porten er rød',
    failed: 'Mislyktes',
    cancelled: 'Avbrutt',
    publishing: 'Tas i bruk nå',
    published: 'Publisert',
  },
  phases: { queued: 'Gjør klar', training: 'Trener', evaluating: 'Prøver mot prøvesettet' },
  phasesLabel: 'Treningens tre deler',
  progress: 'Hvor langt treningen er kommet',
  progressWords: (percent: string, step: string) => `${percent}. ${step}`,
  soFar: (seconds: string) => `Har tatt ${seconds} til nå.`,
  silent: 'Vi får ikke kontakt med tjenesten. Treningen går videre, og vi prøver igjen.',
  cancel: 'Avbryt treningen',
  cancelTitle: 'Avbryte treningen?',
  cancelText: 'Modellen blir ikke laget. Utkastet og modellen som er i bruk, er som før.',
  keep: 'La den gå',
  again: 'Tren på nytt',
};

/** Words of what a run found. */
const verdict = {
  heading: 'Kort sagt',
  first: 'Modellen er klar. Ingen modell er i bruk fra før, så det er ingenting å sammenligne med.',
  better: 'Modellen er bedre enn den som er i bruk.',
  same: 'Modellen er like god som den som er i bruk.',
  unchanged: 'Modellen er like god som den som er i bruk. Alle eksempler i prøvesettet leses som før.',
  weaker: 'Modellen er litt svakere enn den som er i bruk, men innenfor det porten tillater.',
  red: (names: readonly string[]) =>
    names.length === 1
      ? `Porten er rød: kravet ${quoted(names)} er ikke oppfylt.`
      : `Porten er rød: ${names.length} krav er ikke oppfylt: ${quoted(names)}.`,
  changed: (better: number, worse: number) => {
    if (better === 0 && worse === 0) return 'Ingen eksempler leses bedre eller dårligere.';
    if (worse === 0) return `${upper(examples(better))} leses bedre, ingen dårligere.`;
    if (better === 0) return `${upper(examples(worse))} leses dårligere, ingen bedre.`;
    return `${upper(examples(better))} leses bedre, ${worse} dårligere.`;
  },
  running: 'Treningen pågår.',
  failed: 'Treningen mislyktes. Modellen som er i bruk, er som før.',
  cancelled: 'Treningen ble avbrutt. Modellen som er i bruk, er som før.',
  publishing: 'Bytter modell …',
  published: 'Modellen er i bruk.',
};

const publish = {
  heading: 'Publiser',
  green: 'Porten er grønn. Modellen kan tas i bruk.',
  button: 'Publiser modellen',
  title: 'Publisere modellen?',
  text: (draft: string | null) =>
    [
      'Den nye modellen tas i bruk for alle som skriver med Veiviser. Samtaler som pågår, fortsetter.',
      ...(draft === null ? [] : [`Utkastet «${draft}» blir publisert samtidig.`]),
      'Du kan rulle tilbake under «Modeller».',
    ].join(' '),
  red: 'Porten er rød. Rett eksemplene og tren på nytt.',
  onlyLeader: 'Bare en leder kan publisere når porten er rød. Vis en leder denne siden hvis det haster.',
  leader: 'Du er leder og kan publisere likevel. Begrunnelsen lagres sammen med navnet ditt.',
  anyway: 'Publiser likevel',
  anywayTitle: 'Publisere selv om porten er rød?',
  reason: 'Begrunnelse',
  reasonHelp: 'Hvorfor er dette riktig likevel? Alle i studioet kan lese det.',
  reasonMissing: 'Skriv en begrunnelse.',
  swapping: (seconds: string) => `Bytter modell … ${seconds}`,
  swappingHelp: 'Den nye modellen starter ved siden av den gamle og prøves først. Ingen samtaler stopper.',
  done: 'Modellen er i bruk.',
  toModels: 'Se alle modeller',
  editDraft: 'Gå til utkastet',
};

const gate = {
  heading: 'Porten',
  lead: 'Porten er kravene en ny modell må oppfylle for å tas i bruk.',
  none: 'Ingen modell er i bruk fra før, så porten har ingen krav.',
  passed: (ok: number, all: number) => `${ok} av ${all} krav er oppfylt.`,
  ok: 'Oppfylt',
  notOk: 'Ikke oppfylt',
  measured: (value: string) => `Målt: ${value}.`,
  least: (value: string) => `Kravet er minst ${value}.`,
  most: (value: string) => `Kravet er høyst ${value}.`,
  limit: (value: string) => `Grensen er ${value}.`,
};

const figures = {
  heading: 'Ny modell mot den som er i bruk',
  lead: 'Begge modeller er prøvd på de samme setningene, som ingen av dem har lært av.',
  what: 'Hva vi måler',
  candidate: 'Ny modell',
  live: 'I bruk',
  change: 'Forskjell',
  noLive: '–',
  asBefore: 'Som før',
  names: {
    accuracy: 'Andel riktig forstått',
    answered: 'Svarer uten å spørre igjen',
    answered_right: 'Riktig når den svarer',
    crisis_recall: 'Oppdager krise',
    near_miss_alarms: 'Falske krisealarmer',
    ece: 'Hvor godt den kjenner sin egen usikkerhet',
    stories: 'Samtaler som går som de skal',
  },
  meanings: {
    accuracy: (value: string) => `Riktig tema er øverst for ${value} av setningene.`,
    answered: (value: string) => `I ${value} av tilfellene er den sikker nok til å svare med en gang.`,
    answered_right: (value: string) => `Når den svarer, treffer den riktig tema ${value} av gangene.`,
    crisis_recall: (value: string) => `Den kjenner igjen ${value} av setningene om krise.`,
    near_miss_alarms: (value: string) =>
      `${value} av setningene som bare ligner på krise, blir tatt for krise. Lavest er best.`,
    ece: (value: string) =>
      `I snitt bommer den med ${value} når den sier hvor sikker den er. Lavest er best.`,
    stories: (value: string) => `${value} samtaler vi prøver hver gang.`,
  },
  better: (size: string) => `${size} bedre`,
  worse: (size: string) => `${size} dårligere`,
  more: (size: string) => `${size} oftere`,
  fewer: (size: string) => `${size} sjeldnere`,
  ofStories: (ok: number, all: number) => `${ok} av ${all}`,
};

const changed = {
  heading: 'Eksempler i prøvesettet som leses annerledes',
  lead: 'Prøvesettet er setninger modellen aldri lærer av. Her er alle der den nye modellen svarer noe annet.',
  none: 'Ingen eksempler leses annerledes.',
  filter: 'Vis',
  all: 'Alle',
  verdicts: { worse: 'Dårligere', better: 'Bedre', other: 'Fortsatt feil' },
  shown: (shown: number, all: number) => `Viser ${shown} av ${examples(all)}.`,
  noneOfThese: 'Ingen slike.',
  text: 'Setning',
  meant: 'Betyr',
  live: 'I bruk',
  candidate: 'Ny modell',
  verdict: 'Utfall',
  more: (left: number) => `Vis ${left} til`,
};

const temaTable = {
  heading: 'Tema for tema',
  lead: '«Treff» er et tall fra 0 til 100 for hvor godt temaet leses. Det faller både når setninger ikke kjennes igjen, og når andre setninger tas for temaet. «Funnet» er andelen av temaets egne setninger som kjennes igjen.',
  all: 'Vis også temaer som er som før',
  noneChanged: 'Ingen temaer leses annerledes.',
  shown: (shown: number, all: number) => `Viser ${shown} av ${temas(all)}.`,
  columns: {
    name: 'Tema',
    texts: 'I prøvesettet',
    live: 'Treff, i bruk',
    candidate: 'Treff, ny modell',
    change: 'Endring',
    recall: 'Funnet, ny modell',
  },
  recallWas: (live: string) => `i bruk: ${live}`,
  isNew: 'nytt tema',
  up: (points: string) => `${points} opp`,
  down: (points: string) => `${points} ned`,
  same: 'som før',
};

const confusion = {
  heading: 'Hva forveksles',
  lead: 'Hver rad er det folk mente, hver kolonne det modellen leste. Jo mørkere rute utenfor diagonalen, jo oftere tar modellen det ene for det andre.',
  which: 'Vis for',
  candidate: 'Ny modell',
  live: 'Modellen i bruk',
  alt: {
    candidate: 'Rutenett over temaene den nye modellen oftest forveksler.',
    live: 'Rutenett over temaene modellen i bruk oftest forveksler.',
  },
  open: 'Åpne bildet i full størrelse',
  missing: 'Bildet kunne ikke hentes.',
};

const calibration = {
  heading: 'Vet modellen når den er usikker?',
  lead: 'Når modellen sier at den er 80 % sikker, bør den ha rett i omtrent 80 av 100 tilfeller. Punkter på den stiplede linjen er helt ærlige. Under linjen er den for skråsikker, over er den for forsiktig.',
  none: 'Ikke målt.',
  chart: (bins: number) => `Diagram med ${bins} punkter. Tallene står i tabellen under.`,
  sure: 'Hvor sikker den sier den er',
  right: 'Hvor ofte den har rett',
  table: 'Vis tallene som tabell',
  range: 'Sier',
  texts: 'Setninger',
  said: 'Sier i snitt',
  was: 'Har rett',
  most: (said: string, right: string, texts: number) =>
    `Oftest (${texts} setninger) sier den ${said} og har rett i ${right}.`,
};

const storyTests = {
  heading: 'Prøvesamtaler',
  lead: 'Hele samtaler som spilles gjennom med den nye modellen.',
  none: 'Ingen samtaler er prøvd.',
  allOk: (all: number) =>
    all === 1 ? 'Samtalen går som den skal.' : `Alle ${stories(all)} går som de skal.`,
  someFailed: (failed: number, all: number) =>
    `${failed} av ${stories(all)} går ikke som ${failed === 1 ? 'den' : 'de'} skal. Resten er i orden.`,
  step: 'Ved',
  expected: 'Ventet',
  got: 'Fikk',
};

function upper(text: string): string {
  return text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
}

/** What the training part of the studio says. */
export const trainingTexts = {
  runs,
  verdict,
  publish,
  gate,
  figures,
  changed,
  temaTable,
  confusion,
  calibration,
  storyTests,
};
