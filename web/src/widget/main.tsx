import '../styles/base.css';
import './widget.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ChatClient } from '../chat/chatClient';
import { citizenApi } from '../chat/citizenApi';
import { localStore } from '../chat/storage';
import { connectHost } from './host';
import { WidgetApp } from './WidgetApp';

const client = new ChatClient({
  api: citizenApi(() => document.documentElement.lang),
  storage: localStore,
  pageIsHidden: () => document.hidden,
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WidgetApp client={client} host={connectHost()} />
    </StrictMode>,
  );
}
