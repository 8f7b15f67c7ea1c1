import { fill, line, mirrored, stitch, type Paint } from './paint.js';

/** A two-person tunnel tent, pitched. */
export function tent(paint: Paint): string {
  return [
    line('M60 366 L26 384 M340 366 L376 384 M120 214 L40 330', '#8d8574', 2),
    fill('M52 368 C66 250 120 172 206 164 C292 172 334 256 350 368 Z', paint.base),
    fill('M206 164 C292 172 334 256 350 368 L262 368 C258 284 242 212 206 164 Z', paint.dark),
    fill('M52 368 C66 250 120 172 206 164 C150 196 116 270 110 368 Z', paint.light, 0.5),
    fill('M138 368 C142 286 162 226 198 196 C226 232 240 290 242 368 Z', paint.deep),
    fill('M152 368 C156 300 172 248 196 220 C212 250 222 306 224 368 Z', '#f4d79a'),
    fill('M152 368 C156 300 172 248 196 220 C184 270 180 320 182 368 Z', '#e3b25c'),
    fill('M182 368 C196 352 214 352 224 368 Z', '#8a6a3a'),
    line('M110 368 C116 270 150 196 206 164', paint.accent, 4),
    line('M262 368 C258 284 242 212 206 164', paint.accent, 4),
    fill('M138 368 C142 286 162 226 198 196 C170 262 158 318 158 368 Z', paint.dark),
    stitch('M296 214 C318 262 330 314 334 366', paint.light),
    line('M44 368 L356 368', paint.deep, 5),
    fill('M52 362 l-6 16 M350 362 l6 16', paint.deep),
  ].join('');
}

/** A mummy-shaped sleeping bag, laid flat. */
export function sleepingBag(paint: Paint): string {
  const baffles = [176, 212, 248, 284, 320, 356, 392]
    .map((y, row) => {
      const inset = 112 + row * row * 1.05;
      return line(`M${inset} ${y} C160 ${y + 12} 240 ${y + 12} ${400 - inset} ${y}`, paint.deep, 2.2);
    })
    .join('');
  return [
    fill('M200 52 C250 52 286 86 292 140 C296 190 290 280 262 392 C256 420 238 434 200 434 C162 434 144 420 138 392 C110 280 104 190 108 140 C114 86 150 52 200 52 Z', paint.base),
    fill('M236 60 C268 74 288 102 292 140 C296 190 290 280 262 392 C256 420 238 434 210 434 C250 320 262 180 236 60 Z', paint.dark, 0.55),
    baffles,
    fill('M200 66 C238 66 264 92 264 126 C264 156 238 172 200 172 C162 172 136 156 136 126 C136 92 162 66 200 66 Z', paint.dark),
    fill('M200 84 C228 84 246 102 246 128 C246 152 228 164 200 164 C172 164 154 152 154 128 C154 102 172 84 200 84 Z', '#e9dcc0'),
    fill('M200 84 C228 84 246 102 246 128 C246 136 244 142 240 148 C220 126 180 126 160 148 C156 142 154 136 154 128 C154 102 172 84 200 84 Z', '#cdbb95'),
    line('M262 158 C252 240 236 330 214 420', paint.accent, 3),
    fill('M258 160 l12 4 l-4 18 l-10 -4 Z', paint.accent),
    fill('M186 388 l10 -14 l7 9 l5 -6 l9 11 Z', paint.light),
  ].join('');
}

/** A rolled sleeping mat with two straps. */
export function sleepingMat(paint: Paint): string {
  return [
    fill('M92 196 L304 160 C340 158 358 190 356 226 C354 262 340 290 312 294 L100 332 Z', paint.base),
    fill('M94 262 L352 250 C346 276 334 291 312 294 L100 332 Z', paint.dark, 0.55),
    `<ellipse cx="98" cy="264" rx="44" ry="68" fill="${paint.dark}"/>`,
    `<ellipse cx="98" cy="264" rx="34" ry="54" fill="${paint.light}"/><ellipse cx="98" cy="264" rx="25" ry="41" fill="${paint.dark}"/>`,
    `<ellipse cx="98" cy="264" rx="17" ry="29" fill="${paint.light}"/><ellipse cx="98" cy="264" rx="9" ry="16" fill="${paint.deep}"/>`,
    line('M170 184 C200 220 204 280 186 316', paint.deep, 12),
    line('M268 168 C298 204 300 262 282 299', paint.deep, 12),
    fill('M190 226 h22 v28 h-22 Z M284 212 h22 v28 h-22 Z', paint.accent),
  ].join('');
}

/** A camping lantern, lit. */
export function lantern(paint: Paint): string {
  return [
    `<circle cx="200" cy="246" r="132" fill="#f6cf74" opacity=".22"/><circle cx="200" cy="246" r="92" fill="#f6cf74" opacity=".28"/>`,
    line('M152 152 C140 60 260 60 248 152', paint.deep, 7),
    fill('M160 128 C168 112 232 112 240 128 L256 160 L144 160 Z', paint.base),
    fill('M212 117 C226 119 236 122 240 128 L256 160 L222 160 Z', paint.dark),
    fill('M150 160 L250 160 L258 312 L142 312 Z', '#fbeec6'),
    fill('M184 190 C190 176 210 176 216 190 L222 300 L178 300 Z', '#f6cf74'),
    `<circle cx="200" cy="236" r="20" fill="#fff6da"/>`,
    mirrored(line('M152 160 L142 312', paint.deep, 6)),
    line('M200 160 L200 186 M146 236 L176 236 M224 236 L254 236', paint.deep, 3),
    fill('M134 312 L266 312 L276 352 L124 352 Z', paint.base),
    fill('M232 312 L266 312 L276 352 L238 352 Z', paint.dark),
    fill('M118 352 h164 a8 8 0 0 1 8 8 v18 a10 10 0 0 1 -10 10 h-160 a10 10 0 0 1 -10 -10 v-18 a8 8 0 0 1 8 -8 Z', paint.dark),
    `<circle cx="200" cy="332" r="9" fill="${paint.accent}"/>`,
  ].join('');
}

/** A cook set: two nested pots with folding handles. */
export function cookSet(paint: Paint): string {
  return [
    line('M296 218 C352 206 362 300 300 298', paint.accent, 11),
    fill('M94 190 L306 190 L298 324 C296 346 280 356 260 356 L140 356 C120 356 104 346 102 324 Z', paint.base),
    fill('M250 190 L306 190 L298 324 C296 346 280 356 260 356 L226 356 C246 306 252 250 250 190 Z', paint.dark, 0.6),
    fill('M94 190 L130 190 C130 250 136 310 152 356 L140 356 C120 356 104 346 102 324 Z', paint.light, 0.5),
    `<ellipse cx="200" cy="190" rx="108" ry="20" fill="${paint.deep}"/><ellipse cx="200" cy="185" rx="108" ry="20" fill="${paint.light}"/>`,
    `<ellipse cx="200" cy="182" rx="90" ry="14" fill="${paint.base}"/>`,
    fill('M178 176 C178 156 222 156 222 176 L212 178 C212 168 188 168 188 178 Z', paint.deep),
    line('M104 296 L299 296 M103 306 L298.5 306', paint.deep, 1.6),
    fill('M116 356 h168 v10 a10 10 0 0 1 -10 10 h-148 a10 10 0 0 1 -10 -10 Z', paint.deep),
    fill('M184 262 l12 -17 l8 10 l6 -7 l9 14 Z', paint.light),
  ].join('');
}

/** A gas stove with its burner and flame. */
export function stove(paint: Paint): string {
  return [
    fill('M172 116 C160 90 186 84 184 54 C206 70 204 88 214 92 C218 84 216 78 220 70 C238 92 236 108 228 118 Z', '#6fa7d6', 0.85),
    fill('M186 116 C180 102 194 96 196 82 C208 94 214 104 210 116 Z', '#dcefff'),
    mirrored(line('M190 150 C160 150 132 138 122 118 L116 118', paint.deep, 8)),
    fill('M164 118 h72 l-8 26 h-56 Z', '#6c7276'),
    fill('M190 144 h20 v56 h-20 Z', '#8a9094'),
    line('M210 184 L262 184', '#6c7276', 6) + line('M262 172 v24 c16 0 16 -24 0 -24', paint.accent, 5),
    fill('M176 200 h48 v16 h-48 Z', '#6c7276'),
    fill('M124 252 C124 226 160 216 200 216 C240 216 276 226 276 252 L276 358 C276 376 244 386 200 386 C156 386 124 376 124 358 Z', paint.base),
    fill('M236 220 C260 226 276 236 276 252 L276 358 C276 370 262 378 240 383 C252 330 252 270 236 220 Z', paint.dark, 0.6),
    fill('M124 276 L276 276 L276 336 L124 336 Z', '#f3ead6'),
    fill('M180 322 l16 -24 l10 14 l7 -9 l13 19 Z', paint.base),
  ].join('');
}
