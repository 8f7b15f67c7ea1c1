import { demoTemplateSchema, type DemoTemplate } from './demo-template.js';
import { ANNOUNCEMENT_BAR } from './templates/announcement-bar.js';
import { BENEFIT_LIST } from './templates/benefit-list.js';
import { CHECKOUT_REASSURANCE } from './templates/checkout-reassurance.js';
import { BUY_BUTTON_STYLE, HEADLINE_COPY, TEXT_CHANGE } from './templates/copy-changes.js';
import { DELIVERY_COUNTDOWN } from './templates/delivery-countdown.js';
import { FREE_DELIVERY_BAR } from './templates/free-delivery-bar.js';
import { FREE_DELIVERY_PROGRESS } from './templates/free-delivery-progress.js';
import { GRID_COLUMNS, HIDE_ELEMENT, MOVE_ELEMENT } from './templates/layout-changes.js';
import { PROMO_CODE_HINT } from './templates/promo-code-hint.js';
import { SEARCH_SUGGESTIONS } from './templates/search-suggestions.js';
import { STICKY_BUY_BAR } from './templates/sticky-buy-bar.js';
import { STOCK_URGENCY } from './templates/stock-urgency.js';
import { TILE_BADGE } from './templates/tile-badge.js';
import { TRUST_BADGES } from './templates/trust-badges.js';
import { WELCOME_STRIP } from './templates/welcome-strip.js';

/** Every template of the demonstration brand. */
export const DEMO_TEMPLATES: readonly DemoTemplate[] = [
  FREE_DELIVERY_BAR,
  ANNOUNCEMENT_BAR,
  STICKY_BUY_BAR,
  TRUST_BADGES,
  STOCK_URGENCY,
  DELIVERY_COUNTDOWN,
  BENEFIT_LIST,
  TILE_BADGE,
  FREE_DELIVERY_PROGRESS,
  CHECKOUT_REASSURANCE,
  WELCOME_STRIP,
  PROMO_CODE_HINT,
  SEARCH_SUGGESTIONS,
  HEADLINE_COPY,
  TEXT_CHANGE,
  BUY_BUTTON_STYLE,
  HIDE_ELEMENT,
  MOVE_ELEMENT,
  GRID_COLUMNS,
].map((template) => demoTemplateSchema.parse(template));
