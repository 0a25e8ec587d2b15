import { useCallback, useEffect, useMemo, useState } from 'react';
import type { SafeStorage } from '../../chat/storage';
import { studioTexts as say } from '../../texts/studio';
import type { ChangeSetView } from '../wire';
import { draftsApi } from './draftsApi';

export interface Drafts {
  /** Open drafts, the newest first; null before they are known. */
  open: readonly ChangeSetView[] | null;
  /** The one that changes go into. */
  current: ChangeSetView | null;
  currentId: string | null;
  choose: (id: string | null) => void;
  create: (title: string, reason: string) => Promise<ChangeSetView>;
  /** Return the id of the current draft; makes one when there is none. */
  ensure: () => Promise<string>;
  /** Take the draft that the service chose for us, and count anew. */
  adopt: (id: string | null) => void;
  refresh: () => void;
}

const KEY = 'veiviser.studio.draft';

/** The drafts, and which of them one's changes go into; the choice stays on the device, for each person. */
export function useDrafts(storage: SafeStorage, userId: string, told: (error: unknown) => string): Drafts {
  const key = `${KEY}.${userId}`;
  const [all, setAll] = useState<readonly ChangeSetView[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(() => storage.get(key));
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    let wanted = true;
    draftsApi.open().then(
      ({ change_sets }) => {
        if (wanted) setAll(change_sets);
      },
      (error: unknown) => {
        told(error);
        if (wanted) setAll((known) => known ?? []);
      },
    );
    return () => {
      wanted = false;
    };
  }, [asked, told]);

  const choose = useCallback(
    (id: string | null) => {
      if (id === null) storage.remove(key);
      else storage.set(key, id);
      setChosen(id);
    },
    [key, storage],
  );
  const refresh = useCallback(() => setAsked((count) => count + 1), []);
  const open = useMemo(() => all?.filter((draft) => draft.state === 'draft') ?? null, [all]);
  const current = open?.find((draft) => draft.id === chosen) ?? null;
  // Before the list is here, what was chosen last time is the best guess.
  const currentId = open === null ? chosen : (current?.id ?? null);

  const create = useCallback(
    async (title: string, reason: string) => {
      const made = await draftsApi.create(title, reason);
      setAll((known) => [made, ...(known ?? [])]);
      choose(made.id);
      return made;
    },
    [choose],
  );
  const ensure = useCallback(
    async () => currentId ?? (await create(say.drafts.automatic(new Date()), '')).id,
    [create, currentId],
  );
  const adopt = useCallback(
    (id: string | null) => {
      if (id !== null) choose(id);
      refresh();
    },
    [choose, refresh],
  );
  return useMemo(
    () => ({ open, current, currentId, choose, create, ensure, adopt, refresh }),
    [open, current, currentId, choose, create, ensure, adopt, refresh],
  );
}
