import type { RequestHandler, Response } from 'express';

/** The answers that may stay open for long, so that stopping the process can end them. */
export class OpenStreams {
  readonly #open = new Set<Response>();

  /** Remembers each answer until it is over. */
  readonly track: RequestHandler = (_request, response, next) => {
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
    next();
  };

  /** Cuts every event stream; other answers are left to end by themselves. */
  endAll(): void {
    for (const response of this.#open) {
      if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.destroy();
    }
  }
}
