import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SafeStorage } from '../../chat/storage';
import { studioTexts as say } from '../../texts/studio';
import { isLoggedOut, type StudioSession } from '../session';
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
  refresh: () => void;
}

const KEY = 'veiviser.studio.draft';

/** The drafts, and which of them one's changes go into; the choice stays on the device, for each person. */
export function useDrafts(
  storage: SafeStorage,
  userId: string,
  { told, onAgain }: Pick<StudioSession, 'told' | 'onAgain'>,
): Drafts {
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
        // What nobody was logged in for stays unknown; it is asked for again.
        if (wanted && !isLoggedOut(error)) setAll((known) => known ?? []);
      },
    );
    return () => {
      wanted = false;
    };
  }, [asked, told]);

  const refresh = useCallback(() => setAsked((count) => count + 1), []);
  useEffect(() => onAgain(refresh), [onAgain, refresh]);
  const open = useMemo(() => all?.filter((draft) => draft.state === 'draft') ?? null, [all]);
  const current = open?.find((draft) => draft.id === chosen) ?? null;
  // Before the list is here, what was chosen last time is the best guess.
  const currentId = open === null ? chosen : (current?.id ?? null);
  // For work that began before the draft was made: a second step must not make another one.
  const latestId = useRef(currentId);
  useEffect(() => {
    latestId.current = currentId;
  }, [currentId]);

  const choose = useCallback(
    (id: string | null) => {
      if (id === null) storage.remove(key);
      else storage.set(key, id);
      latestId.current = id;
      setChosen(id);
    },
    [key, storage],
  );

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
    async () => latestId.current ?? (await create(say.drafts.automatic(new Date()), '')).id,
    [create],
  );
  return useMemo(
    () => ({ open, current, currentId, choose, create, ensure, refresh }),
    [open, current, currentId, choose, create, ensure, refresh],
  );
}
