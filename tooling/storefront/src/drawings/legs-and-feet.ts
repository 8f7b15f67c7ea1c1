import { fill, line, mirrored, stitch, type Paint } from './paint.js';

/** Walking trousers. */
export function trousers(paint: Paint): string {
  const leg = 'M138 84 L200 84 L200 160 L190 418 C190 426 185 430 178 430 L134 430 C127 430 122 425 122 418 L124 180 C124 140 130 110 138 84 Z';
  return [
    mirrored(fill(leg, paint.base)),
    mirrored(fill('M172 160 L200 150 L190 418 C190 426 185 430 178 430 L166 430 C176 340 178 250 172 160 Z', paint.dark, 0.55)),
    mirrored(fill('M138 84 L150 84 C140 190 136 320 140 430 L134 430 C127 430 122 425 122 418 L124 180 C124 140 130 110 138 84 Z', paint.light, 0.4)),
    fill('M137 70 C160 66 240 66 263 70 L266 98 L134 98 Z', paint.dark),
    line('M200 98 L200 158', paint.deep, 3),
    mirrored(line('M143 104 C146 124 138 138 128 148', paint.deep, 3.4)),
    mirrored(fill('M132 216 L160 213 L160 262 L130 264 Z', paint.dark, 0.7) + line('M133 222 L160 219', paint.accent, 2)),
    mirrored(line('M130 296 C146 306 170 306 192 298', paint.deep, 2.2)),
    mirrored(line('M129 312 C146 322 170 322 191 314', paint.deep, 1.6)),
    mirrored(stitch('M124 416 L189 416', paint.light)),
    `<circle cx="200" cy="84" r="6" fill="${paint.accent}"/>`,
    mirrored(fill('M158 67 h8 v34 h-8 Z', paint.deep)),
  ].join('');
}

/** A leather walking boot, seen from the side. */
export function boot(paint: Paint): string {
  const laces = [150, 178, 206, 232]
    .map((y, row) => line(`M${196 + row * 9} ${y} L${236 + row * 11} ${y + 9}`, paint.accent, 5))
    .join('');
  return [
    fill('M130 112 C160 100 206 100 232 108 C236 150 244 196 262 226 C290 246 330 250 344 276 C350 288 352 304 350 322 L92 322 C92 282 104 236 112 196 C118 166 122 138 130 112 Z', paint.base),
    fill('M130 112 C146 106 160 104 172 103 C160 170 150 250 152 322 L92 322 C92 282 104 236 112 196 C118 166 122 138 130 112 Z', paint.light, 0.35),
    fill('M262 226 C290 246 330 250 344 276 C350 288 352 304 350 322 L262 322 C258 286 262 250 262 226 Z', paint.dark),
    fill('M92 322 C92 300 96 280 100 262 C130 262 150 284 156 322 Z', paint.dark),
    fill('M186 104 C206 102 222 104 232 108 C236 150 244 196 262 226 L236 240 C206 216 190 160 186 104 Z', paint.deep, 0.75),
    laces,
    fill('M126 116 C158 102 206 101 234 110 L236 128 C204 120 158 120 122 132 Z', paint.deep),
    stitch('M116 200 C146 206 170 218 190 246 C206 270 232 282 262 288', paint.light),
    line('M86 330 L352 330', paint.light, 10),
    fill('M84 334 L356 334 C360 350 356 362 344 364 L108 364 C94 364 84 352 84 334 Z', '#23282a'),
    fill('M96 364 h26 v10 h-26 Z M132 364 h26 v10 h-26 Z M168 364 h26 v10 h-26 Z M214 364 h26 v8 h-26 Z M250 364 h26 v8 h-26 Z M286 364 h26 v8 h-26 Z', '#23282a'),
    fill('M124 96 h10 v24 h-10 Z', paint.accent),
  ].join('');
}

/** A low trail shoe, seen from the side. */
export function trailShoe(paint: Paint): string {
  const laces = [0, 1, 2, 3].map((row) => line(`M${188 + row * 22} ${202 + row * 13} L${204 + row * 22} ${184 + row * 14}`, '#f3efe6', 5)).join('');
  return [
    fill('M84 196 C104 208 134 210 154 190 C172 176 190 174 204 182 C232 220 268 250 322 258 C346 262 358 276 358 300 L74 300 C68 262 72 226 84 196 Z', paint.base),
    fill('M84 196 C96 204 110 208 122 207 C118 246 126 276 140 300 L74 300 C68 262 72 226 84 196 Z', paint.dark),
    fill('M272 250 C288 255 304 257 322 258 C346 262 358 276 358 300 L262 300 C258 282 262 264 272 250 Z', paint.dark),
    fill('M154 190 C172 176 190 174 204 182 C226 212 252 236 288 248 L262 266 C222 254 184 226 154 190 Z', paint.deep, 0.8),
    laces,
    line('M140 296 C150 262 170 242 196 236', paint.light, 6),
    line('M180 296 C188 274 206 262 232 262', paint.light, 6),
    line('M84 198 C104 210 134 211 154 192', paint.deep, 8),
    fill('M70 298 L360 298 C366 312 362 324 350 326 C300 334 250 322 200 326 C150 330 104 334 84 326 C70 320 66 310 70 298 Z', '#f3efe6'),
    fill('M72 316 C100 328 150 326 200 322 C250 318 300 328 354 322 C356 336 348 344 336 344 L100 344 C84 344 72 332 72 316 Z', '#23282a'),
    fill('M92 344 l12 9 l12 -9 Z M128 344 l12 9 l12 -9 Z M164 344 l12 9 l12 -9 Z M218 344 l12 9 l12 -9 Z M254 344 l12 9 l12 -9 Z M290 344 l12 9 l12 -9 Z', '#23282a'),
    fill('M80 182 h12 v24 h-12 Z', paint.accent),
  ].join('');
}

/** A pair of walking socks. */
export function socks(paint: Paint): string {
  const sock = (dark: boolean): string => {
    const main = dark ? paint.dark : paint.base;
    return [
      fill('M0 0 h76 v150 C76 168 88 178 108 190 C140 208 152 222 148 240 C145 254 132 260 116 256 C72 246 20 226 8 196 C2 180 0 170 0 150 Z', main),
      fill('M0 0 h76 v34 h-76 Z', paint.accent),
      fill('M4 182 C6 160 20 150 40 150 C40 180 26 200 10 204 C6 198 4 190 4 182 Z', paint.deep, 0.6),
      fill('M118 196 C146 212 152 226 148 240 C145 254 132 260 116 256 C106 254 98 250 94 248 C96 228 104 208 118 196 Z', paint.deep, 0.6),
      [12, 24, 36, 48, 60].map((x) => line(`M${x} 4 v28`, paint.deep, 1.4)).join(''),
      line('M0 60 h76 M0 74 h76', paint.light, 4),
    ].join('');
  };
  return `<g transform="translate(92 92) rotate(-4)">${sock(true)}</g><g transform="translate(158 122) rotate(5)">${sock(false)}</g>`;
}
