import type { RiasecLetter } from '../site/occupation';
import type { Lang } from '../chat/chatState';
import type { LinkView } from '../protocol/types';

// What crosses the wire about reflections; see guidance/schemas.py.

export type Form = 'short' | 'full';
/** From 1, not at all, to 5, very much. */
export type Value = 1 | 2 | 3 | 4 | 5;
export const VALUES: readonly Value[] = [1, 2, 3, 4, 5];

export interface NextItem {
  item_id: string;
  text: string;
  picture: string | null;
}

export interface GivenAnswer extends NextItem {
  value: Value | null;
}

export interface Safety {
  text: string;
  links: LinkView[];
}

export interface Words {
  text: string;
  types: RiasecLetter[];
  accepted: boolean | null;
  safety?: Safety | null;
}

export interface Wants {
  values: string[];
  dislikes: string[];
  limits: string[];
}

export interface Reflection {
  session_id: string;
  form: Form;
  lang: Lang;
  answers: GivenAnswer[];
  next: NextItem | null;
  done: boolean;
  n_asked: number;
  n_total: number;
  words: Words | null;
  wants: Wants;
  consent: boolean;
  stopped: boolean;
  safety: Safety | null;
  shared: boolean;
  expires_at: string;
}

export interface AnswerTaken {
  value: Value | null;
  understood: boolean;
  next: NextItem | null;
  done: boolean;
  n_asked: number;
  n_total: number;
  safety: Safety | null;
}

export interface Reason {
  kind: 'answer' | 'words' | 'value' | 'condition';
  id: string;
  text: string;
  value: Value | null;
}

export interface Suggestion {
  id: string;
  title: string;
  summary: string;
  for: Reason[];
  against: Reason[];
  siblings: { id: string; title: string }[];
  surprise: boolean;
}

export interface Result {
  scores: Record<RiasecLetter, number>;
  se: Record<RiasecLetter, number>;
  flat: boolean;
  in_words: string[];
  words: string | null;
  wants: Wants;
  occupations: Suggestion[];
  question: string | null;
  steps: string[];
  attribution: string;
  expires_at: string | null;
  own: boolean;
}

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
