import type {
  GivenAnswer as AnswerView,
  ReflectionView,
  ResultView,
  Safety as Danger,
  WordsView,
} from '../protocol/types';
import type { RiasecLetter } from '../site/occupation';

// What crosses the wire about reflections; the shapes are generated from guidance/schemas.py.
export type {
  AnswerTaken,
  NextItem,
  Reason,
  SuggestedOccupation as Suggestion,
  WantsView as Wants,
} from '../protocol/types';

export type Form = ReflectionView['form'];
/** From 1, not at all, to 5, very much. */
export type Value = NonNullable<AnswerView['value']>;
export const VALUES: readonly Value[] = [1, 2, 3, 4, 5];

/** What is shown of a danger that was heard. */
export type Safety = Pick<Danger, 'text' | 'links'>;

/** An answer as the page knows it, also before the service has told it. */
export type GivenAnswer = Omit<AnswerView, 'type'>;
export type Words = Pick<WordsView, 'text' | 'types' | 'accepted'> & Partial<Pick<WordsView, 'safety'>>;
export type Reflection = Omit<ReflectionView, 'answers' | 'words'> & {
  answers: GivenAnswer[];
  words: Words | null;
};

/** A result; every letter has its number. */
export type Result = Omit<ResultView, 'scores' | 'se'> & {
  scores: Record<RiasecLetter, number>;
  se: Record<RiasecLetter, number>;
};

/** Every word of the reflection, as `GET /api/v1/guidance/texts` gives them. */
export type GuidanceTexts = Record<PlainText, string> & {
  answers: Record<`${Value}`, string>;
  types: Record<RiasecLetter, { name: string; doing: string; about: string }>;
  values: Record<string, string>;
  dislikes: Record<string, string>;
  limits: Record<string, string>;
  flat: { title: string; about: string };
};

type PlainText =
  | ('title' | 'lead' | 'how' | 'start_short' | 'start_full' | 'question' | 'progress' | 'pause')
  | ('skip' | 'back' | 'next' | 'restart' | 'gone' | 'crisis_note')
  | ('words_title' | 'words_help' | 'words_send' | 'words_skip' | 'words_read' | 'words_yes' | 'words_no')
  | ('words_nothing' | 'wants_title' | 'wants_help' | 'values_title' | 'dislikes_title' | 'limits_title')
  | ('show_result' | 'result_title' | 'result_words' | 'result_picture' | 'uncertainty' | 'own_words')
  | ('occupations_title' | 'occupations_flat_title' | 'why' | 'why_not' | 'siblings' | 'surprise')
  | ('you_like' | 'you_dislike' | 'you_wrote' | 'you_want' | 'question_title' | 'step_title')
  | ('counsellor' | 'counsellor_help' | 'consent' | 'consent_help' | 'share' | 'share_help' | 'copied')
  | ('print' | 'delete' | 'delete_sure' | 'deleted' | 'saved_until');
