import { request } from 'node:http';

/** One request with headers as given, `host` included, which fetch does not allow. */
export function rawRequest(url: string, options: { method?: string; path: string; headers: Record<string, string>; body?: string }): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const call = request({ hostname, port, path: options.path, method: options.method ?? 'GET', headers: options.headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    call.on('error', reject);
    call.end(options.body);
  });
}
