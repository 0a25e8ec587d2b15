import '../styles/base.css';
import '../styles/keys.css';
import '../styles/login.css';
import './console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { localStore } from '../chat/storage';
import { ConsoleApp } from './ConsoleApp';
import { consoleApi } from './consoleApi';
import { ConsoleClient } from './consoleClient';

const client = new ConsoleClient({ api: consoleApi, storage: localStore });

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ConsoleApp client={client} />
    </StrictMode>,
  );
}
