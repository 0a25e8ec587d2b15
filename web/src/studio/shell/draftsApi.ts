import type { ChangeSetChanges, ChangeSetList, ChangeSetPublished, ChangeSetView } from '../wire';
import { get, post, put, remove, studioPath, withQuery } from '../http';

/** Change sets over HTTP. Every function raises RequestFailed. */
export const draftsApi = {
  list: () => get<ChangeSetList>(studioPath('change-sets')),
  open: () => get<ChangeSetList>(withQuery(studioPath('change-sets'), { state: 'draft' })),
  read: (id: string) => get<ChangeSetView>(studioPath('change-sets', id)),
  changes: (id: string) => get<ChangeSetChanges>(studioPath('change-sets', id, 'changes')),
  create: (title: string, reason: string) =>
    post<ChangeSetView>(studioPath('change-sets'), { title, reason }),
  rename: (draft: ChangeSetView, title: string, reason: string) =>
    put<ChangeSetView>(studioPath('change-sets', draft.id), { title, reason }, draft.etag),
  abandon: (id: string) => remove<unknown>(studioPath('change-sets', id)),
  approve: (draft: ChangeSetView) =>
    post<ChangeSetView>(studioPath('change-sets', draft.id, 'approve'), { etag: draft.etag }),
  publish: (id: string) => post<ChangeSetPublished>(studioPath('change-sets', id, 'publish')),
  patchUrl: (id: string) => studioPath('change-sets', id, 'patch'),
};
