import { useEffect, useEffectEvent, useState } from 'react';
import type { Lang } from '../chat/chatState';
import { IDENTITY_KEY, readIdentity } from '../chat/identity';
import { localStore } from '../chat/storage';
import { RequestFailed } from '../http/problem';
import { reflectionApi } from './guidanceApi';
import { readSaved, updateSaved } from './saved';

/**
 * Whether a counsellor may see the result, and how to change that.
 *
 * Consent is for the conversation in this browser. Where there is none yet it is given without one, and follows the first
 * that is begun; it never follows to another conversation, which may be somebody else's.
 */
export function useConsent(consent: boolean, lang: Lang, onSent: (consent: boolean) => void) {
  const [elsewhere, setElsewhere] = useState(isElsewhere);
  const [failed, setFailed] = useState(false);
  // What was just pressed, until the service has answered.
  const [pressed, setPressed] = useState<boolean | null>(null);
  const given = consent && !elsewhere;

  const send = async (wanted: boolean) => {
    setPressed(wanted);
    try {
      updateSaved(localStore, { linkedTo: await sendConsent(wanted, lang) });
      setElsewhere(false);
      setFailed(false);
      onSent(wanted);
    } catch {
      setFailed(true);
    } finally {
      setPressed(null);
    }
  };

  const follow = useEffectEvent(() => {
    if (readSaved(localStore)?.linkedTo === null && readIdentity(localStore) !== null) void send(true);
  });
  useEffect(() => {
    if (!given) return;
    const onStorage = (event: StorageEvent) => {
      if (event.key === IDENTITY_KEY) follow();
    };
    const atOnce = setTimeout(follow, 0);
    window.addEventListener('storage', onStorage);
    return () => {
      clearTimeout(atOnce);
      window.removeEventListener('storage', onStorage);
    };
  }, [given]);

  return { given: pressed ?? given, failed, send };
}

/** Tell the service; return the conversation that the consent is for. Raises RequestFailed. */
async function sendConsent(wanted: boolean, lang: Lang): Promise<string | null> {
  const saved = readSaved(localStore);
  if (saved === null) throw new RequestFailed(null);
  const { consent } = reflectionApi(saved, lang);
  const conversation = wanted ? readIdentity(localStore) : null;
  try {
    await consent(wanted, conversation);
    return conversation?.conversationId ?? null;
  } catch (error) {
    // The conversation is over and forgotten: then consent waits for the next.
    if (!(error instanceof RequestFailed) || error.problem?.code !== 'conversation_unknown') throw error;
    await consent(wanted, null);
    return null;
  }
}

/** Whether the consent was for another conversation than the one in this browser now. */
function isElsewhere(): boolean {
  const linked = readSaved(localStore)?.linkedTo ?? null;
  const here = readIdentity(localStore);
  return linked !== null && here !== null && here.conversationId !== linked;
}
