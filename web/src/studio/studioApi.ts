import { get, post, put, remove, studioPath, withQuery } from './http';
import type {
  CheckAsked,
  CheckView,
  DecisionView,
  ExamplesAdded,
  ImportAsked,
  InboxView,
  IntentEdit,
  IntentList,
  IntentView,
  NewDecision,
  NewIntent,
  NewRecord,
  PreviewAsked,
  PreviewView,
  RecordData,
  RecordKind,
  RecordList,
  RecordView,
} from './wire';

export interface InboxFilter {
  reason: string;
  lang: string;
  q: string;
}

type DraftId = string | null;

/** The inbox and the editing over HTTP, on the session cookie. Every function raises RequestFailed. */
export const studioApi = {
  inbox: ({ reason, lang, q }: InboxFilter, limit: number) =>
    get<InboxView>(withQuery(studioPath('inbox'), { reason, lang, q, limit })),
  inboxCounts: () => get<InboxView>(withQuery(studioPath('inbox'), { limit: 0 })),
  decide: (decision: NewDecision) => post<DecisionView>(studioPath('decisions'), decision),
  undo: (decisionId: string) => remove<unknown>(studioPath('decisions', decisionId)),

  temas: (draft: DraftId) => get<IntentList>(withQuery(studioPath('intents'), { change_set_id: draft })),
  tema: (name: string, draft: DraftId) =>
    get<IntentView>(withQuery(studioPath('intents', name), { change_set_id: draft })),
  makeTema: (tema: NewIntent) => post<IntentView>(studioPath('intents'), tema),
  saveTema: (name: string, edit: IntentEdit, etag: string) =>
    put<IntentView>(studioPath('intents', name), edit, etag),
  check: (asked: CheckAsked) => post<CheckView>(studioPath('check'), asked),

  records: (kind: RecordKind, draft: DraftId) =>
    get<RecordList>(withQuery(studioPath('records', kind), { change_set_id: draft })),
  record: (kind: RecordKind, id: string, draft: DraftId) =>
    get<RecordView>(withQuery(studioPath('records', kind, id), { change_set_id: draft })),
  makeRecord: (kind: RecordKind, record: NewRecord) => post<RecordView>(studioPath('records', kind), record),
  saveRecord: (kind: RecordKind, id: string, draft: string, record: RecordData, etag: string) =>
    put<RecordView>(studioPath('records', kind, id), { change_set_id: draft, record }, etag),
  removeRecord: (kind: RecordKind, id: string, draft: string, etag: string) =>
    remove<unknown>(withQuery(studioPath('records', kind, id), { change_set_id: draft }), etag),
  preview: (asked: PreviewAsked) => post<PreviewView>(studioPath('preview'), asked),

  exportUrl: (format: 'yaml' | 'csv', draft: DraftId) =>
    withQuery(studioPath('export'), { format, change_set_id: draft }),
  import: (asked: ImportAsked) => post<ExamplesAdded>(studioPath('import'), asked, 120_000),
};
