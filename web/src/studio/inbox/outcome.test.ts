import { expect, it } from 'vitest';
import { studioTexts as say } from '../../texts/studio';
import type { DecisionView } from '../wire';
import { outcomeSentences } from './useInbox';

const decision: DecisionView = {
  id: 'd1',
  change_set_id: 'u1',
  action: 'relabel',
  intent: 'ask_cv',
  item_ids: ['a'],
  added: 1,
  skipped: [],
  by: 'kari',
  at: '2026-11-26T10:00:00Z',
  undone: false,
};

it('a decision says that a draft was made for it, and only then', () => {
  const outcome = { groupId: 'g', decision, tema: 'CV' };
  expect(outcomeSentences({ ...outcome, newDraft: true }, null)).toContain(say.inbox.madeDraft);
  expect(outcomeSentences({ ...outcome, newDraft: false }, null)).toEqual(['1 eksempel lagt til i «CV».']);
});
