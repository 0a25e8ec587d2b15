import { useState } from 'react';
import { learningTexts } from '../../../texts/studioLearning';
import { useStudio } from '../../shell/StudioContext';
import { useAction, type ActionState } from '../../shell/useAction';
import { learningApi } from '../api';
import { exampleKey, fixedWords, inverseOf, plainText, withKey, type AskedFix } from './fixes';

const say = learningTexts.quality;

export interface FixOutcome {
  text: string;
  /** The fix that can be taken back, or null. */
  undoable: AskedFix | null;
  /** The key of the example that came back, when something was taken back; the focus goes there. */
  restored: string | null;
}

export interface Fixes {
  action: ActionState;
  /** Keys of the examples that are dealt with. */
  gone: ReadonlySet<string>;
  outcome: FixOutcome | null;
  /** Carry out a fix; returns whether it was done. */
  fix: (asked: AskedFix) => Promise<boolean>;
  undo: () => Promise<void>;
}

/** One-click fixes of examples, into the current draft, and the way back from the latest. */
export function useFixes(nameOf: (intent: string) => string): Fixes {
  const { drafts, announce } = useStudio();
  const action = useAction();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<FixOutcome | null>(null);

  const tell = (text: string, undoable: AskedFix | null, restored: string | null = null) => {
    setOutcome({ text, undoable, restored });
    announce(text);
  };
  const fix = async (asked: AskedFix) => {
    if (action.busy) return false;
    const edits = asked.fix !== 'keep';
    const fixed = await action.run(async () =>
      learningApi.fix({ ...asked, change_set_id: edits ? await drafts.ensure() : drafts.currentId }),
    );
    if (fixed === null) return false;
    if (edits) drafts.refresh();
    if (fixed.done) setGone((keys) => withKey(keys, exampleKey(asked), true));
    tell(fixedWords(asked, fixed, nameOf), fixed.done && inverseOf(asked) !== null ? asked : null);
    return fixed.done;
  };
  const undo = async () => {
    const asked = outcome?.undoable ?? null;
    const inverse = asked === null ? null : inverseOf(asked);
    if (asked === null || inverse === null || action.busy) return;
    const done = await action.run(async () => {
      if (inverse === 'add') {
        return (await learningApi.addExample(await drafts.ensure(), asked.text, asked.intent)).added > 0;
      }
      return (await learningApi.fix({ ...inverse, change_set_id: await drafts.ensure() })).done;
    });
    if (done === null) return;
    drafts.refresh();
    const text = plainText(asked.text);
    if (done) setGone((keys) => withKey(keys, exampleKey(asked), false));
    tell(done ? say.undone(text) : say.notDone(text), null, done ? exampleKey(asked) : null);
  };
  return { action, gone, outcome, fix, undo };
}
