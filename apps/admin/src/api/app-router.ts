// The only place that names where the API's type comes from. A type: nothing of the API reaches the browser.
export type { AppRouter } from '@safecode/api/router';
