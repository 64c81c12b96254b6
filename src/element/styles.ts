import { buttonStyles } from './styles/button.js';
import { panelStyles } from './styles/panel.js';
import { statusStyles } from './styles/status.js';
import { tokens } from './tokens.js';

/** How the element looks. Custom properties and parts are public; everything else may change. */
export const styles = [tokens, buttonStyles, panelStyles, statusStyles];
