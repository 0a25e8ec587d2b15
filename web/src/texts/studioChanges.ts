import { count } from './studioWords';

/** What is said of what a draft changes. */
export const changes = {
  tema: 'Tema',
  newTema: 'Nytt tema',
  one: {
    answers: 'Svar',
    occupations: 'Yrke',
    topics: 'Spørsmål om yrker',
    opening_hours: 'Åpningstider',
    notices: 'Melding',
    career_centres: 'Karrieresenter',
    utterances: 'Tekst',
    labels: 'Navn på tema',
  },
  addedExamples: count('nytt eksempel', 'nye eksempler'),
  changedExamples: count('eksempel endret', 'eksempler endret'),
  removedExamples: count('eksempel fjernet', 'eksempler fjernet'),
  changedFields: count('felt endret', 'felt endret'),
  deleted: 'slettet',
  added: 'Ny',
  changed: 'Endret',
  removed: 'Fjernet',
  filledIn: 'Fylt ut',
  takenOut: 'Tatt bort',
  before: 'Før',
  after: 'Etter',
  addedWords: 'lagt til:',
  removedWords: 'fjernet:',
  marking: 'Ordene er de samme, men yrket er merket på en annen måte.',
  reordered: 'Rekkefølgen er endret.',
  more: (number: number) => `Vis ${number} til`,
  showAdded: 'Vis innholdet',
  showDeleted: 'Vis det som er slettet',
  layoutOnly: (name: string) => `${name}: Bare rekkefølge, kommentarer eller oppsett er endret.`,
  other: (names: string[]) => `Også endret: ${names.join(', ')}. Se filene nedenfor.`,
  broken: (name: string, line: number, message: string) =>
    `${name}: Filen kan ikke leses. Linje ${line}: ${message} Be en utvikler om hjelp.`,
  brokenBefore: (name: string, line: number, message: string) =>
    `${name}: Filen kunne ikke leses slik den var før endringen. Linje ${line}: ${message} Be en utvikler om hjelp.`,
  putAside: (names: string[]) =>
    `En nyere utgave av Veiviser har erstattet det som ble publisert her: ${names.join(', ')}. Endringene kan være borte for brukerne. Se over innholdet, og gjør endringene på nytt hvis de mangler.`,
  asFiles: 'Vis som fil (for utviklere)',
};
