import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const DELIVERY_COUNTDOWN: WrittenTemplate = {
  slug: 'delivery-countdown',
  name: 'Delivery promise with time left',
  description: 'A line above the delivery info that says how long an order still leaves today: "Order within 2 h 14 min and it leaves our mill today". Gone once the hour has passed.',
  testType: 'delivery-promise',
  keywords: ['delivery promise', 'countdown', 'order within', 'next-day delivery', 'dispatch', 'cut-off', 'cutoff', 'ships today', 'time left'],
  pageTypes: ['pdp'],
  slots: [
    { kind: 'number', name: 'hour', label: 'Last hour for today (0 to 23)', default: 15, min: 1, max: 23, quantity: 'count', hints: ['hour', 'until', 'before', "o'clock", 'cut-off'] },
    { kind: 'text', name: 'before', label: 'Words before the time', default: 'Order within', maxLength: 60, hints: ['before', 'copy'] },
    { kind: 'text', name: 'after', label: 'Words after the time', default: 'and it leaves our mill today', maxLength: 80, hints: ['after'] },
    { kind: 'selector', name: 'target', label: 'Beside which element', role: 'deliveryInfo', hints: ['above', 'below', 'under'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'beforebegin', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-countdown';
  const TARGET = {{target}};
  const LAST_MINUTE = {{hour}} * 60;

  ${ON_EACH}

  function minutesLeft() {
    const now = new Date();
    return LAST_MINUTE - (now.getHours() * 60 + now.getMinutes());
  }

  function inWords(minutes) {
    const hours = Math.floor(minutes / 60);
    const rest = (minutes % 60) + ' min';
    return hours === 0 ? rest : hours + ' h ' + rest;
  }

  onEach(TARGET, (target) => {
    if (document.getElementById(ID) || minutesLeft() <= 0) {
      return;
    }
    const line = document.createElement('p');
    line.id = ID;
    line.className = 'lm-countdown';
    const time = document.createElement('strong');
    time.className = 'lm-countdown-time';
    time.textContent = inWords(minutesLeft());
    line.append({{before}} + ' ', time, ' ' + {{after}});
    target.insertAdjacentElement({{position}}, line);

    const timer = setInterval(() => {
      const minutes = minutesLeft();
      if (minutes <= 0 || !line.isConnected) {
        clearInterval(timer);
        line.remove();
        return;
      }
      time.textContent = inWords(minutes);
    }, 20000);
  });
})();
`,
  css: `.lm-countdown {
  margin: 18px 0 0;
  font-size: 0.95rem;
}

.lm-countdown-time {
  color: #2c6a4a;
  white-space: nowrap;
}
`,
};
