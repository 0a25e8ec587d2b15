import '../styles/base.css';
import '../styles/keys.css';
import '../styles/login.css';
import './studio.css';
import './inbox/inbox.css';
import './editing/editing.css';
import './editing/drafts/changes.css';
import './training/training.css';
import './learning/learning.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { localStore } from '../chat/storage';
import { StudioSession } from './session';
import { StudioApp } from './StudioApp';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <StudioApp session={new StudioSession()} storage={localStore} />
    </StrictMode>,
  );
}
