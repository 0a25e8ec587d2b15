import { count } from './studioWords';

const models = {
  heading: 'Modeller',
  lead: 'Alle modeller vi har tatt vare på. Én er i bruk. Du kan rulle tilbake til en tidligere modell når som helst. Samtaler som pågår, fortsetter.',
  listHeading: 'Modellene',
  none: 'Ingen modeller er tatt vare på ennå.',
  live: 'I bruk',
  name: (which: string) => `Modell ${which}`,
  fromTime: (day: string, time: string) => `fra ${day} kl. ${time}`,
  id: 'Teknisk navn',
  origins: { release: 'Fulgte med en ny versjon av Veiviser', studio: 'Trent her i studioet' },
  madeBy: (name: string, when: string) => `Lagt inn av ${name}, ${when}`,
  understands: (share: string) => `Forstår ${share} av prøvesettet riktig`,
  crisis: (share: string) => `Oppdager ${share} av krisene`,
  run: 'Se treningen',
  use: 'Ta i bruk',
  rollBack: 'Rull tilbake',
  useNamed: (which: string) => `Ta i bruk modellen ${which}`,
  rollBackNamed: (which: string) => `Rull tilbake til modellen ${which}`,
  useTitle: 'Ta modellen i bruk?',
  rollBackTitle: 'Rulle tilbake til denne modellen?',
  swapText: (which: string) =>
    `Modellen ${which} tas i bruk for alle som skriver med Veiviser. Samtaler som pågår, fortsetter.`,
  neverLive: 'Modellen har ikke vært i bruk før.',
  draftToo: (draft: string) => `Utkastet «${draft}» blir publisert samtidig.`,
  redTitle: 'Porten er rød for denne modellen',
  redAnywayTitle: 'Ta modellen i bruk selv om porten er rød?',
  redLead: (broken: number) =>
    broken === 1 ? 'Dette kravet er ikke oppfylt:' : 'Disse kravene er ikke oppfylt:',
  redUnknown: 'Modellen er ikke målt mot den som er i bruk.',
  redOnlyLeader:
    'Du kan rette eksemplene og trene på nytt. Haster det, kan en leder ta modellen i bruk likevel. Vis lederen denne siden.',
  redLeader:
    'Du er leder og kan ta den i bruk likevel. Begrunnelsen lagres sammen med navnet ditt. Ellers kan eksemplene rettes og modellen trenes på nytt.',
  useAnyway: 'Ta i bruk likevel',
  rollBackText: 'Modellen har vært i bruk før. Eksempler og innhold blir ikke endret av dette.',
  reason: 'Hvorfor (valgfritt)',
  reasonHelp: 'Står i historikken, for eksempel «Feil svar om frister».',
  swapping: (which: string, seconds: string) => `Bytter til modellen ${which} … ${seconds}`,
  nowLive: 'Modellen er i bruk.',
  swapFailed: 'Modellbyttet mislyktes. Modellen som var i bruk, er fortsatt i bruk.',
  history: 'Når ble hva tatt i bruk',
  noHistory: 'Ingen modellbytter ennå.',
  when: 'Når',
  what: 'Hva',
  model: 'Modell',
  who: 'Hvem',
  why: 'Hvorfor',
  kinds: { publish: 'Publisering', rollback: 'Tilbakerulling', release: 'Ny versjon av Veiviser' },
  moves: { preparing: 'Gjøres klar', live: 'Tatt i bruk', failed: 'Mislyktes' },
};

const shadow = {
  heading: 'Les med i skyggen',
  lead: 'En modell i skyggen leser det brukerne skriver, uten å svare. Slik ser du hva den ville ha gjort, før den tas i bruk.',
  choose: 'Modell som skal lese med',
  chooseFirst: 'Velg en modell',
  chooseMissing: 'Velg en modell først.',
  start: 'La denne lese med',
  stop: 'Stopp',
  started: (which: string) => `Modellen ${which} leser nå med i skyggen.`,
  stopped: 'Ingen modell leser med i skyggen nå.',
  stopTitle: 'Stoppe lesingen i skyggen?',
  stopText: 'Det som er lest til nå, blir ikke lenger vist her.',
  off: 'Ingen modell leser med i skyggen.',
  reads: (which: string, when: string) => `Modellen ${which} har lest med siden ${when}.`,
  noTurns: 'Den har ikke lest noe ennå.',
  agreed: (agreed: number, turns: number, share: string) =>
    `Den har lest ${count('ytring', 'ytringer')(turns)} og var enig med modellen i bruk i ${agreed} av dem (${share}).`,
  disagreements: 'Der de er uenige',
  noDisagreements: 'De har vært enige om alt.',
  shown: (shown: number) => `Viser de ${shown} siste.`,
  live: 'I bruk',
  shadow: 'I skyggen',
  unknown: 'ikke kjent',
  refresh: 'Oppdater',
};

const tryOut = {
  heading: 'Prøv',
  lead: 'Skriv det en bruker kunne ha skrevet, og se hvordan modellen forstår det. Ingenting lagres.',
  texts: 'Setninger',
  textsHelp: (most: number) => `Én setning på hver linje, høyst ${most}.`,
  tooMany: (most: number, lines: number) =>
    `Du har ${lines} linjer. Ta bort noen, så det blir høyst ${most}.`,
  empty: 'Skriv minst én setning.',
  against: 'Sammenlign modellen i bruk med',
  alone: 'Ingen, vis bare modellen i bruk',
  option: (name: string, why: string) => (why === '' ? name : `${name}: ${why}`),
  read: 'Les setningene',
  reading: 'Leser …',
  first: 'Første gang en modell leser, tar det litt tid å starte den.',
  results: 'Slik leses setningene',
  done: (texts: number, differ: number) =>
    differ === 0
      ? `${count('setning', 'setninger')(texts)} er lest.`
      : `${count('setning', 'setninger')(texts)} er lest. Modellene er uenige om ${differ}.`,
  live: 'Modellen i bruk',
  other: (which: string) => `Modellen ${which}`,
  differs: 'Modellene er uenige',
  fallback: 'Ikke forstått. Roboten spør igjen.',
  next: 'Nærmest ellers',
  nextNone: 'Ingen andre var nær.',
  entities: { occupation: 'yrke', interest: 'interesse', language: 'språk' } as Record<string, string>,
};

/** What the pages of models, the shadow and trying out say. */
export const modelTexts = { models, shadow, tryOut };
