import { createContext, useContext } from 'react';
import type { ConsoleClient } from './consoleClient';

export const ConsoleContext = createContext<ConsoleClient | null>(null);

export function useConsoleClient(): ConsoleClient {
  const client = useContext(ConsoleContext);
  if (client === null) throw new Error('ConsoleContext is missing');
  return client;
}
