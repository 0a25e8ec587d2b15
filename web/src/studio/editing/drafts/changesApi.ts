import { get, studioPath } from '../../http';
import type { ChangeSetChanges } from '../../wire';

/** What a draft changes, part by part. Raises RequestFailed. */
export const readChanges = (id: string) => get<ChangeSetChanges>(studioPath('change-sets', id, 'changes'));
