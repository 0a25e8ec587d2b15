import { expect, it } from 'vitest';
import { diffLines } from './diff';

it('reads what was added and removed, with a gap between places', () => {
  const diff = [
    '--- a/nlu_data/money.yml',
    '+++ b/nlu_data/money.yml',
    '@@ -3,3 +3,3 @@',
    '     - ett',
    '-    - to',
    '+    - to!',
    '@@ -20 +20,2 @@',
    '+    - - tre',
    '\\ No newline at end of file',
    '',
  ].join('\n');
  expect(diffLines(diff)).toEqual([
    { kind: 'same', text: '    - ett' },
    { kind: 'removed', text: '    - to' },
    { kind: 'added', text: '    - to!' },
    { kind: 'gap', text: '' },
    { kind: 'added', text: '    - - tre' },
  ]);
});

it('takes lines that begin with signs for what they are', () => {
  expect(diffLines('@@ -1 +1 @@\n--- gammel\n+++ ny')).toEqual([
    { kind: 'removed', text: '-- gammel' },
    { kind: 'added', text: '++ ny' },
  ]);
});
