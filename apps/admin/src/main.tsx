import './app/theme/mantine.css';
import './app/theme/tokens.css';
import './app/theme/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { reloadOnMissingChunk } from './app/reload-once.js';
import { applyDensity, readDensity } from './app/shell/density.js';

reloadOnMissingChunk();
applyDensity(readDensity());

const host = document.getElementById('root');
if (host === null) throw new Error('The page has no element "root".');
createRoot(host).render(<App />);
